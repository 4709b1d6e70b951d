package io.relance.application.sending.dispatch;

import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.ExecuteSteps.WaveAtElement;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.application.persistence.Json;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendProgress;
import io.relance.application.sending.model.SendTask;
import io.relance.application.sending.model.Sends;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.TaskToken;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Advances a wave past an element when all its sends there are settled. */
public final class AdvanceWave {
  private final ItemStore store;
  private final ExecuteSteps executeSteps;
  private final FlowEngine engine;
  private final LeaveSends leaving;

  public AdvanceWave(
      ItemStore store, ExecuteSteps executeSteps, FlowEngine engine, InstantSource clock) {
    this.store = store;
    this.executeSteps = executeSteps;
    this.engine = engine;
    this.leaving = new LeaveSends(store, clock);
  }

  /** Advances a wave if all its sends are settled; idempotent. */
  void ifSettled(WaveId wave, ElementId element) {
    store
        .get(SendKeys.progress(wave, element))
        .map(SendProgress::of)
        .filter(progress -> progress.pending() <= 0)
        .ifPresent(
            progress ->
                advance(
                    new Step(wave, progress.attempt(), element),
                    progress.tokens(),
                    progress.held() > 0 ? this::byOpening : this::everybody));
  }

  /** Advances a wave that has no sends at an element. */
  void immediately(SendTask sendTask) {
    advance(
        new Step(sendTask.wave(), sendTask.attempt(), sendTask.element()),
        List.of(sendTask.token()),
        this::everybody);
  }

  private record Step(WaveId wave, long attempt, ElementId element) {}

  private void advance(Step step, List<String> tokens, Function<WaveAtElement, Branches> branch) {
    var stepResult = executeSteps.advance(step.wave(), step.attempt(), step.element(), branch);
    var output = Json.write(stepResult);
    tokens.forEach(token -> engine.succeed(new TaskToken(token), output));
  }

  /** Those whose sends are held enter the element again when they may be sent. */
  private Branches byOpening(WaveAtElement waveAtElement) {
    var element = waveAtElement.element().id();
    var members = waveAtElement.members();
    var ids = members.stream().map(member -> Send.id(member.enrollment(), element)).toList();
    var openings = new Sends(store).held(waveAtElement.wave().id(), ids);
    var next = new ArrayList<Member>();
    var held = new TreeMap<Instant, List<Member>>();
    for (var member : members) {
      Optional.ofNullable(openings.get(Send.id(member.enrollment(), element)))
          .map(until -> held.computeIfAbsent(until, _ -> new ArrayList<>()))
          .orElse(next)
          .add(member);
    }
    var branches = new ArrayList<WaveBranch>();
    held.forEach((until, some) -> branches.add(WaveBranch.held(until, some)));
    return leaving.branches(waveAtElement, branches, next);
  }

  private Branches everybody(WaveAtElement waveAtElement) {
    return leaving.branches(waveAtElement, List.of(), waveAtElement.members());
  }
}
