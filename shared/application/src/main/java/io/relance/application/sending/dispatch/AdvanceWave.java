package io.relance.application.sending.dispatch;

import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.application.persistence.Json;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendProgress;
import io.relance.application.sending.model.SendTask;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.TaskToken;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.ItemStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Advances a wave past an element when all its sends there are settled. */
public final class AdvanceWave {
  private final ItemStore store;
  private final ExecuteSteps executeSteps;
  private final FlowEngine engine;

  public AdvanceWave(ItemStore store, ExecuteSteps executeSteps, FlowEngine engine) {
    this.store = store;
    this.executeSteps = executeSteps;
    this.engine = engine;
  }

  /** Advances a wave if all its sends are settled; idempotent. */
  void ifSettled(WaveId wave, ElementId element) {
    store
        .get(SendKeys.progress(wave, element))
        .map(SendProgress::of)
        .filter(progress -> progress.pending() <= 0)
        .ifPresent(progress -> advance(wave, progress.attempt(), element, progress.tokens()));
  }

  /** Advances a wave that has no sends at an element. */
  void immediately(SendTask sendTask) {
    advance(sendTask.wave(), sendTask.attempt(), sendTask.element(), List.of(sendTask.token()));
  }

  private void advance(WaveId wave, long attempt, ElementId element, List<String> tokens) {
    var stepResult = executeSteps.advance(wave, attempt, element, AdvanceWave::everybody);
    var output = Json.write(stepResult);
    tokens.forEach(token -> engine.succeed(new TaskToken(token), output));
  }

  private static Branches everybody(ExecuteSteps.WaveAtElement waveAtElement) {
    return new Branches(
        List.of(new WaveBranch(FlowElement.NEXT, Optional.empty(), waveAtElement.members())),
        Map.of());
  }
}
