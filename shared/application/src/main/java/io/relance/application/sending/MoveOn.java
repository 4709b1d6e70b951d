package io.relance.application.sending;

import io.relance.application.store.Json;
import io.relance.application.walks.Part;
import io.relance.application.walks.Partition;
import io.relance.application.walks.Steps;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.TaskToken;
import io.relance.domain.flow.ElementId;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.store.ItemStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a wave go on from an element when everything that it owed there is settled. */
final class MoveOn {
  private final ItemStore store;
  private final Steps steps;
  private final FlowEngine engine;

  MoveOn(SendingParts parts) {
    this.store = parts.store();
    this.steps = parts.walking().steps();
    this.engine = parts.walking().engine();
  }

  /** Looks whether a wave waits for nothing more; done again it does no harm. */
  void ifSettled(String wave, String element) {
    store
        .get(SendKeys.progress(wave, element))
        .map(SendProgress::of)
        .filter(progress -> progress.pending() <= 0)
        .ifPresent(progress -> moveOn(wave, progress.attempt(), element, progress.tokens()));
  }

  /** A wave that owes nothing at an element. */
  void atOnce(Arrival arrival) {
    moveOn(arrival.wave(), arrival.attempt(), arrival.element(), List.of(arrival.token()));
  }

  private void moveOn(String wave, long attempt, String element, List<String> tokens) {
    var step = steps.past(wave, attempt, new ElementId(element), MoveOn::everybody);
    var output = Json.write(step);
    tokens.forEach(token -> engine.succeed(new TaskToken(token), output));
  }

  private static Partition everybody(Steps.Standing standing) {
    return new Partition(
        List.of(new Part(FlowElement.NEXT, Optional.empty(), standing.members())), Map.of());
  }
}
