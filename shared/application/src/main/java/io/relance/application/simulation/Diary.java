package io.relance.application.simulation;

import io.relance.domain.flow.ElementId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Notes the steps of a simulation, each at the element where the contact stands. */
final class Diary {
  private final List<SimulatedStep> steps = new ArrayList<>();
  private ElementId at;
  private Optional<Simulated.Ending> ended = Optional.empty();

  Diary(ElementId start) {
    at = start;
  }

  void moveTo(ElementId element) {
    at = element;
  }

  void note(Instant when, What what, UnaryOperator<SimulatedStep> more) {
    steps.add(more.apply(SimulatedStep.of(when, at.value(), what)));
  }

  void end(Simulated.Ending how) {
    ended = Optional.of(how);
  }

  Optional<Simulated.Ending> ended() {
    return ended;
  }

  List<SimulatedStep> steps() {
    return List.copyOf(steps);
  }
}
