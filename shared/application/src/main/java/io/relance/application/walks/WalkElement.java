package io.relance.application.walks;

import io.relance.domain.flow.ElementId;
import java.time.InstantSource;

/** Does what an element that sends nothing does with a wave, and says which way it goes on. */
public final class WalkElement {
  private final Steps steps;
  private final PartAtElement parting;

  public WalkElement(Steps steps, PartByContact byContact, InstantSource clock) {
    this.steps = steps;
    this.parting = new PartAtElement(byContact, clock);
  }

  /** A wave at an element, as the definition names them. */
  public record Call(String wave, long attempt, String element) {}

  public Step walk(Call call) {
    return steps.past(call.wave(), call.attempt(), new ElementId(call.element()), parting::part);
  }
}
