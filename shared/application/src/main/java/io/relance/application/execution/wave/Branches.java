package io.relance.application.execution.wave;

import io.relance.application.scheduling.DueKind;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an element branches a wave: its members by exit, and those whose enrollment ends here.
 *
 * @param ended the reason of each end, by member: an end element's outcome, or {@code erased}
 * @param parked the members that wait
 * @param decisions the writes that record why members took their exits, for the transaction of the
 *     step
 */
public record Branches(
    List<WaveBranch> branches,
    Map<Member, String> ended,
    List<Write> decisions,
    Optional<Parked> parked) {
  public Branches {
    decisions = List.copyOf(decisions);
    branches = branches.stream().filter(part -> !part.members().isEmpty()).toList();
    ended = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ended));
  }

  /**
   * Members that wait, without an execution, for replies to a question or for the winner of a test.
   *
   * @param watch what looks after them
   */
  public record Parked(List<Member> members, Watch watch) {
    public Parked {
      members = List.copyOf(members);
    }
  }

  /**
   * The schedule entry that looks after members that wait.
   *
   * @param at the first instant at which some of them may leave
   * @param onTime whether it must be executed then
   */
  public record Watch(DueKind kind, String subject, Instant at, boolean onTime) {}

  /** The same, with members that wait. */
  public Branches parked(Parked waiting) {
    return new Branches(
        branches, ended, decisions, Optional.of(waiting).filter(some -> !some.members().isEmpty()));
  }

  /** All members leave by the same exit. */
  public static Branches all(WaveBranch waveBranch) {
    return new Branches(List.of(waveBranch), Map.of());
  }

  public Branches(List<WaveBranch> branches, Map<Member, String> ended) {
    this(branches, ended, List.of(), Optional.empty());
  }

  /** The same, with the writes that record why. */
  public Branches decided(List<Write> decisions) {
    return new Branches(branches, ended, decisions, parked);
  }
}
