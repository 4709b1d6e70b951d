package io.relance.application.simulation;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that would happen to a contact.
 *
 * @param at when, on the clock of the preview
 * @param element at which element
 * @param exit the way on from there
 * @param reason why, in words that a marketer understands
 * @param message the text that would be sent, or that the contact would write
 */
public record SimulatedStep(
    Instant at,
    String element,
    What what,
    Optional<String> exit,
    Optional<String> reason,
    Optional<String> message) {
  static SimulatedStep of(Instant at, String element, What what) {
    return new SimulatedStep(
        at, element, what, Optional.empty(), Optional.empty(), Optional.empty());
  }

  SimulatedStep by(String way) {
    return new SimulatedStep(at, element, what, Optional.of(way), reason, message);
  }

  SimulatedStep because(String why) {
    return new SimulatedStep(at, element, what, exit, Optional.of(why), message);
  }

  SimulatedStep saying(String text) {
    return new SimulatedStep(at, element, what, exit, reason, Optional.of(text));
  }

  /** Never shows a text. */
  @Override
  public String toString() {
    return "SimulatedStep[at=%s, element=%s, what=%s, exit=%s, reason=%s]"
        .formatted(at, element, what, exit, reason);
  }
}
