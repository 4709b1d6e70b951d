package io.relance.application.walks;

import io.relance.application.automations.CountChanges;
import io.relance.application.store.Ids;
import io.relance.domain.flow.ElementId;
import io.relance.domain.flow.FlowElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * How a wave goes on from an element: which part it keeps, and which waves fork off.
 *
 * @param staying the part with which the wave itself goes on; empty when nobody is left
 */
record WavePlan(FlowElement element, Optional<Part> staying, List<Fork> forks) {
  /** One transaction holds so many forks; further parts walk together and are parted again. */
  private static final int MOST_FORKS = 25;

  /** A part that goes on as a wave of its own, entering an element. */
  record Fork(String wave, ElementId at, Part part) {
    WaveResult.Child child() {
      return new WaveResult.Child(wave, part.exit(), part.until());
    }
  }

  static WavePlan of(Wave wave, FlowElement element, Partition partition) {
    var parts = new ArrayList<>(partition.parts());
    parts.sort(Comparator.comparingInt((Part part) -> -part.members().size()));
    if (parts.isEmpty()) {
      return new WavePlan(element, Optional.empty(), List.of());
    }
    var others = parts.subList(1, parts.size());
    var forks = new ArrayList<Fork>();
    others.stream().limit(MOST_FORKS).forEach(part -> forks.add(fork(wave, element, part)));
    if (others.size() > MOST_FORKS) {
      forks.add(partedAgain(wave, element, others.subList(MOST_FORKS, others.size())));
    }
    return new WavePlan(element, Optional.of(parts.getFirst()), forks);
  }

  /** Where a part goes after this element. */
  ElementId next(Part part) {
    return next(element, part);
  }

  /** What the moves change in the counts of who is where; who waits first has not moved yet. */
  CountChanges moves() {
    var counts = new CountChanges();
    staying.ifPresent(part -> move(counts, next(part), part));
    forks.forEach(fork -> move(counts, fork.at(), fork.part()));
    return counts;
  }

  WaveResult result(Instant now, Partition partition) {
    var out = new LinkedHashMap<String, String>();
    partition.out().forEach((member, why) -> out.put(member.enrollment(), why));
    var plain = WaveResult.at(element.id(), now, staying);
    var children = forks.stream().map(Fork::child).toList();
    return new WaveResult(plain.element(), plain.step(), now, children, out);
  }

  private void move(CountChanges counts, ElementId to, Part part) {
    if (part.until().isEmpty() && !to.equals(element.id())) {
      counts.passed(element.id(), part.exit(), to, part.members().size());
    }
  }

  private static Fork fork(Wave wave, FlowElement element, Part part) {
    var id =
        Ids.hash(
            "fork",
            wave.id(),
            element.id().value(),
            part.exit(),
            part.until().map(Instant::toString).orElse(""));
    return new Fork(id, next(element, part), part);
  }

  private static Fork partedAgain(Wave wave, FlowElement element, List<Part> parts) {
    var members = parts.stream().flatMap(part -> part.members().stream()).toList();
    var id = Ids.hash("parted-again", wave.id(), element.id().value());
    return new Fork(id, element.id(), Part.of("parted again", members));
  }

  private static ElementId next(FlowElement element, Part part) {
    var next = element.exits().get(part.exit());
    if (next == null) {
      throw new IllegalStateException(
          "Element " + element.id().value() + " has no exit " + part.exit());
    }
    return next;
  }
}
