package io.relance.application.execution;

import io.relance.application.automations.CountChanges;
import io.relance.application.persistence.Ids;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
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
record WavePlan(FlowElement element, Optional<Branch> staying, List<Fork> forks) {
  /**
   * The maximum number of forks in one transaction; further branches stay together and branch
   * again.
   */
  private static final int MOST_FORKS = 25;

  /** A branch that continues as a separate wave, entering an element. */
  record Fork(String wave, ElementId at, Branch part) {
    WaveResult.Child child() {
      return new WaveResult.Child(wave, part.exit(), part.until());
    }
  }

  static WavePlan of(Wave wave, FlowElement element, Branches branches) {
    var parts = new ArrayList<>(branches.parts());
    parts.sort(Comparator.comparingInt((Branch branch) -> -branch.members().size()));
    if (parts.isEmpty()) {
      return new WavePlan(element, Optional.empty(), List.of());
    }
    var others = parts.subList(1, parts.size());
    var forks = new ArrayList<Fork>();
    others.stream().limit(MOST_FORKS).forEach(branch -> forks.add(fork(wave, element, branch)));
    if (others.size() > MOST_FORKS) {
      forks.add(branchedAgain(wave, element, others.subList(MOST_FORKS, others.size())));
    }
    return new WavePlan(element, Optional.of(parts.getFirst()), forks);
  }

  /** The target of a branch after this element. */
  ElementId next(Branch branch) {
    return next(element, branch);
  }

  /** What the moves change in the counts of who is where; who waits first has not moved yet. */
  CountChanges moves() {
    var counts = new CountChanges();
    staying.ifPresent(branch -> move(counts, next(branch), branch));
    forks.forEach(fork -> move(counts, fork.at(), fork.part()));
    return counts;
  }

  WaveResult result(Instant now, Branches branches) {
    var out = new LinkedHashMap<String, String>();
    branches.out().forEach((member, why) -> out.put(member.enrollment(), why));
    var plain = WaveResult.at(element.id(), now, staying);
    var children = forks.stream().map(Fork::child).toList();
    return new WaveResult(plain.element(), plain.step(), now, children, out);
  }

  private void move(CountChanges counts, ElementId to, Branch branch) {
    if (branch.until().isEmpty() && !to.equals(element.id())) {
      counts.passed(element.id(), branch.exit(), to, branch.members().size());
    }
  }

  private static Fork fork(Wave wave, FlowElement element, Branch branch) {
    var id =
        Ids.hash(
            "fork",
            wave.id(),
            element.id().value(),
            branch.exit(),
            branch.until().map(Instant::toString).orElse(""));
    return new Fork(id, next(element, branch), branch);
  }

  private static Fork branchedAgain(Wave wave, FlowElement element, List<Branch> parts) {
    var members = parts.stream().flatMap(branch -> branch.members().stream()).toList();
    var id = Ids.hash("parted-again", wave.id(), element.id().value());
    return new Fork(id, element.id(), Branch.of("parted again", members));
  }

  private static ElementId next(FlowElement element, Branch branch) {
    var next = element.exits().get(branch.exit());
    if (next == null) {
      throw new IllegalStateException(
          "Element " + element.id().value() + " has no exit " + branch.exit());
    }
    return next;
  }
}
