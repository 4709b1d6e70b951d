package io.relance.application.simulation;

import io.relance.domain.flow.ElementId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Notes the steps of a preview, each at the element where the contact stands. */
final class Diary {
  private final List<SimulatedStep> steps = new ArrayList<>();
  private ElementId at;

  Diary(ElementId start) {
    at = start;
  }

  void moveTo(ElementId element) {
    at = element;
  }

  void note(Instant when, What what, UnaryOperator<SimulatedStep> more) {
    steps.add(more.apply(SimulatedStep.of(when, at.value(), what)));
  }

  List<SimulatedStep> steps() {
    return List.copyOf(steps);
  }
}
