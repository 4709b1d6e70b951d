package io.relance.application.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.StepResult;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.application.persistence.Json;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.simulation.Simulation;
import io.relance.interpreter.simulation.TaskAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the tasks of a definition for one contact by what decides in earnest: a walk of which
 * nothing stays.
 */
final class SimulatedExecution implements Simulation.Tasks {
  private final Flow flow;
  private final Member member;
  private final SimulatedClock clock;
  private final SimulatedReplies replies;
  private final SimulatedBranches branches;
  private final SimulateSends sends;
  private final SimulationLog simulationLog;
  private Wave wave;
  private Optional<Beginning> heldUntil = Optional.empty();

  SimulatedExecution(
      Flow flow,
      SimulatedEntry entry,
      SimulatedClock clock,
      SimulatedReplies replies,
      SimulatedBranches branches,
      SimulateSends sends,
      SimulationLog simulationLog) {
    this.flow = flow;
    this.member = entry.member();
    this.wave = entry.wave(flow);
    this.clock = clock;
    this.replies = replies;
    this.branches = branches;
    this.sends = sends;
    this.simulationLog = simulationLog;
  }

  /**
   * How an execution begins.
   *
   * @param until the instant to wait for before the element
   * @param at when it begins
   */
  record Beginning(ElementId element, Optional<Instant> until, Instant at) {}

  /** How the way goes on after the execution that has ended, if a message is held. */
  Optional<Beginning> heldUntil() {
    var next = heldUntil;
    heldUntil = Optional.empty();
    return next;
  }

  @Override
  public TaskAnswer answer(TaskCall call, Instant now) {
    replies.until(now, simulationLog);
    clock.show(now);
    var byMessage = call.token().isPresent();
    var body = call.arguments().path(byMessage ? "MessageBody" : "Payload");
    JsonNode step = Json.MAPPER.valueToTree(pass(element(body), now));
    return TaskAnswer.success(
        byMessage ? step : JsonNodeFactory.instance.objectNode().set("Payload", step));
  }

  /** Answers the replies that are left when the execution has ended. */
  void finish() {
    replies.rest(simulationLog);
  }

  private FlowElement element(JsonNode body) {
    return flow.element(new ElementId(body.path("element").asText()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Element " + body.path("element").asText() + " of the definition not found"));
  }

  private StepResult pass(FlowElement element, Instant now) {
    simulationLog.moveTo(element.id());
    var parts =
        partition(new ExecuteSteps.WaveAtElement(wave, element, List.of(member)), now).branches();
    if (parts.isEmpty()) {
      return StepResult.ended();
    }
    var waveBranch = parts.getFirst();
    if (heldUntil.isPresent()) {
      wave = wave.moved(element.id(), waveBranch, wave.watch(), now);
      return StepResult.ended();
    }
    var next = Optional.ofNullable(element.exits().get(waveBranch.exit()));
    wave = wave.moved(next.orElseThrow(), waveBranch, wave.watch(), now);
    return new StepResult(waveBranch.exit(), waveBranch.until().map(Instant::toString));
  }

  private Branches partition(ExecuteSteps.WaveAtElement waveAtElement, Instant now) {
    return switch (waveAtElement.element()) {
      case FlowElement.SendSms _, FlowElement.SendEmail _, ConversationElement _ -> {
        var until = sends.message(waveAtElement, now, simulationLog);
        heldUntil =
            until.map(at -> new Beginning(waveAtElement.element().id(), Optional.of(at), now));
        yield until
            .map(at -> Branches.all(WaveBranch.held(at, waveAtElement.members())))
            .orElseGet(() -> everybody(waveAtElement));
      }
      case FlowElement.Forward _ -> {
        sends.forward(waveAtElement, now, simulationLog);
        yield everybody(waveAtElement);
      }
      case FlowElement.AddToList _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          FlowElement.End _,
          FlowElement.Note _ ->
          branches.pass(waveAtElement, now, simulationLog);
    };
  }

  private static Branches everybody(ExecuteSteps.WaveAtElement waveAtElement) {
    return new Branches(
        List.of(new WaveBranch(FlowElement.NEXT, Optional.empty(), waveAtElement.members())),
        Map.of());
  }
}
