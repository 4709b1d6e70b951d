package io.relance.application.execution.wave;

import io.relance.domain.id.ElementId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The members of a wave that leave an element by the same exit.
 *
 * @param until the end of the wait before the next element
 * @param trial the variation that they got, where its successes are counted
 */
public record WaveBranch(
    String exit, Optional<Instant> until, List<Member> members, Optional<Trial> trial) {
  /** No exit of an element has a space in its name. */
  private static final String HELD = "held here";

  public WaveBranch {
    members = List.copyOf(members);
  }

  public WaveBranch(String exit, Optional<Instant> until, List<Member> members) {
    this(exit, until, members, Optional.empty());
  }

  /** The same, with successes counted for a variation of a split. */
  public WaveBranch counted(ElementId split) {
    return new WaveBranch(exit, until, members, Optional.of(new Trial(split, exit)));
  }

  /** Members who stay at the element until an instant, at which they enter it again. */
  public static WaveBranch held(Instant until, List<Member> members) {
    return new WaveBranch(HELD, Optional.of(until), members);
  }

  boolean isHeld() {
    return exit.equals(HELD);
  }

  static WaveBranch of(String exit, List<Member> members) {
    return new WaveBranch(exit, Optional.empty(), members);
  }
}
