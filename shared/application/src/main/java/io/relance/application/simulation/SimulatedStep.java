package io.relance.application.simulation;

import io.relance.domain.id.ElementId;
import java.time.Instant;
import java.util.Optional;

/**
 * A step of a simulation.
 *
 * @param at when, on the clock of the simulation
 * @param until when a wait would be over
 * @param element at which element
 * @param exit the way on from there
 * @param reason a code, or words that a marketer understands
 * @param message that would be sent, or that the contact would write
 * @param reading how a reply is read to the question that waits for it
 */
public record SimulatedStep(
    Instant at,
    Optional<Instant> until,
    ElementId element,
    StepKind what,
    Optional<String> exit,
    Optional<String> reason,
    Optional<SimulatedMessage> message,
    Optional<SimulatedReading> reading) {
  static SimulatedStep of(Instant at, ElementId element, StepKind stepKind) {
    return new SimulatedStep(
        at,
        Optional.empty(),
        element,
        stepKind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  SimulatedStep by(String way) {
    return new SimulatedStep(at, until, element, what, Optional.of(way), reason, message, reading);
  }

  SimulatedStep because(String why) {
    return new SimulatedStep(at, until, element, what, exit, Optional.of(why), message, reading);
  }

  SimulatedStep until(Instant end) {
    return new SimulatedStep(at, Optional.of(end), element, what, exit, reason, message, reading);
  }

  SimulatedStep reading(SimulatedReading read) {
    return new SimulatedStep(at, until, element, what, exit, reason, message, Optional.of(read));
  }

  SimulatedStep saying(SimulatedMessage said) {
    return new SimulatedStep(at, until, element, what, exit, reason, Optional.of(said), reading);
  }
}
