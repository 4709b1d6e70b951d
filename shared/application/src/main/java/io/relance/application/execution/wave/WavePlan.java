package io.relance.application.execution.wave;

import io.relance.application.automations.CountChanges;
import io.relance.application.persistence.Ids;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * How a wave continues from an element: the branch that stays in it, and the waves that fork off.
 *
 * @param staying the branch with which the wave itself continues; empty when no member is left
 */
public record WavePlan(FlowElement element, Optional<WaveBranch> staying, List<Fork> forks) {
  /**
   * The maximum number of forks in one transaction; further branches stay together and branch
   * again.
   */
  private static final int MAX_FORKS = 25;

  /** A branch that continues as a separate wave, entering an element. */
  public record Fork(WaveId wave, ElementId at, WaveBranch branch) {
    WaveResult.Child child() {
      return WaveResult.Child.of(wave, branch);
    }
  }

  public static WavePlan of(Wave wave, FlowElement element, Branches branches) {
    var parts = new ArrayList<>(branches.branches());
    parts.sort(Comparator.comparingInt((WaveBranch waveBranch) -> -waveBranch.members().size()));
    if (parts.isEmpty()) {
      return new WavePlan(element, Optional.empty(), List.of());
    }
    // Members who are held leave the wave: it goes on without them, or ends. Where some wait, the
    // wave waits with them, and all others leave it.
    var staying =
        branches.parked().isPresent()
            ? Optional.<WaveBranch>empty()
            : parts.stream().filter(waveBranch -> !waveBranch.isHeld()).findFirst();
    var others = new ArrayList<>(parts);
    staying.ifPresent(others::remove);
    var forks = new ArrayList<Fork>();
    others.stream()
        .limit(MAX_FORKS)
        .forEach(waveBranch -> forks.add(fork(wave, element, waveBranch)));
    if (others.size() > MAX_FORKS) {
      forks.add(branchedAgain(wave, element, others.subList(MAX_FORKS, others.size())));
    }
    return new WavePlan(element, staying, forks);
  }

  /** The target of a branch after this element. */
  public ElementId next(WaveBranch waveBranch) {
    return next(element, waveBranch);
  }

  /** The changes of the counts; members that wait first are counted when the wait is over. */
  public CountChanges moves() {
    var counts = new CountChanges();
    staying.ifPresent(waveBranch -> move(counts, next(waveBranch), waveBranch));
    forks.forEach(fork -> move(counts, fork.at(), fork.branch()));
    return counts;
  }

  public WaveResult result(Instant now, Branches branches) {
    var out = new LinkedHashMap<String, String>();
    branches.ended().forEach((member, why) -> out.put(member.enrollment().value(), why));
    var step = staying.map(StepResult::of).orElseGet(StepResult::ended);
    var children = forks.stream().map(Fork::child).toList();
    return new WaveResult(element.id(), step, now, children, out);
  }

  private void move(CountChanges counts, ElementId to, WaveBranch waveBranch) {
    if (waveBranch.until().isEmpty() && !to.equals(element.id())) {
      counts.passed(element.id(), waveBranch.exit(), to, waveBranch.members().size());
    }
  }

  private static Fork fork(Wave wave, FlowElement element, WaveBranch waveBranch) {
    var id =
        Ids.hash(
            "fork",
            wave.id().value(),
            element.id().value(),
            waveBranch.exit(),
            waveBranch.until().map(Instant::toString).orElse(""));
    return new Fork(new WaveId(id), next(element, waveBranch), waveBranch);
  }

  private static Fork branchedAgain(Wave wave, FlowElement element, List<WaveBranch> parts) {
    var members = parts.stream().flatMap(waveBranch -> waveBranch.members().stream()).toList();
    var id = Ids.hash("parted-again", wave.id().value(), element.id().value());
    return new Fork(new WaveId(id), element.id(), WaveBranch.of("parted again", members));
  }

  private static ElementId next(FlowElement element, WaveBranch waveBranch) {
    if (waveBranch.isHeld()) {
      return element.id();
    }
    var next = element.exits().get(waveBranch.exit());
    if (next == null) {
      throw new IllegalStateException(
          "Element " + element.id().value() + " has no exit " + waveBranch.exit());
    }
    return next;
  }
}
