package io.relance.application.simulation;

import io.relance.domain.id.ElementId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Records the steps of a simulation, each at the current element. */
final class SimulationLog {
  private final List<SimulatedStep> steps = new ArrayList<>();
  private ElementId at;
  private Optional<SimulationResult.Ending> ended = Optional.empty();

  SimulationLog(ElementId start) {
    at = start;
  }

  void moveTo(ElementId element) {
    at = element;
  }

  void note(Instant when, StepKind stepKind, UnaryOperator<SimulatedStep> more) {
    steps.add(more.apply(SimulatedStep.of(when, at, stepKind)));
  }

  void end(SimulationResult.Ending how) {
    ended = Optional.of(how);
  }

  Optional<SimulationResult.Ending> ended() {
    return ended;
  }

  List<SimulatedStep> steps() {
    return List.copyOf(steps);
  }
}
