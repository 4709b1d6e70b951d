package io.relance.application.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.application.conversations.model.EndReason;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.StepResult;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.application.persistence.Json;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.AxTest;
import io.relance.domain.id.ElementId;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.simulation.Simulation;
import io.relance.interpreter.simulation.TaskAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
  private final SimulatedDialogue dialogue;
  private final SimulatedBranches branches;
  private final SimulateSends sends;
  private final SimulationLog simulationLog;
  private Wave wave;
  private Optional<Beginning> heldUntil = Optional.empty();
  private Optional<Asked> asked = Optional.empty();

  SimulatedExecution(
      Flow flow,
      SimulatedEntry entry,
      SimulatedClock clock,
      SimulatedReplies replies,
      SimulatedDialogue dialogue,
      SimulatedBranches branches,
      SimulateSends sends,
      SimulationLog simulationLog) {
    this.flow = flow;
    this.member = entry.member();
    this.wave = entry.wave(flow);
    this.clock = clock;
    this.replies = replies;
    this.dialogue = dialogue;
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

  /**
   * A question that the execution has ended at.
   *
   * @param reached whether the contact got it
   */
  private record Asked(Question question, boolean reached, Instant at) {}

  /** How the way goes on after the execution that has ended: held, or left at a question. */
  Optional<Beginning> next() {
    if (asked.isPresent()) {
      var waiting = asked.orElseThrow();
      asked = Optional.empty();
      return leave(waiting);
    }
    var next = heldUntil;
    heldUntil = Optional.empty();
    return next;
  }

  private Optional<Beginning> leave(Asked waiting) {
    var question = waiting.question();
    var left =
        waiting.reached()
            ? dialogue.play(question, waiting.at())
            : new SimulatedDialogue.Left(
                question.onNoAnswer().map(_ -> Question.ON_NO_ANSWER),
                EndReason.EXPIRED,
                waiting.at());
    var exit = left.exit();
    if (exit.isEmpty()) {
      var reason = left.reason().wireName();
      simulationLog.note(left.at(), StepKind.ENDED, step -> step.because(reason));
      simulationLog.end(
          new SimulationResult.Ending(
              reason, "left at the question \"%s\"".formatted(question.id().value())));
      return Optional.empty();
    }
    if (left.reason() == EndReason.EXPIRED && waiting.reached()) {
      simulationLog.note(
          waiting.at(), StepKind.WAITED, step -> step.by(exit.orElseThrow()).until(left.at()));
    }
    var to = Optional.ofNullable(question.exits().get(exit.orElseThrow())).orElseThrow();
    wave = entering(to, left.isReply(), left.at());
    return Optional.of(new Beginning(to, Optional.empty(), left.at()));
  }

  private Wave entering(ElementId element, boolean exchange, Instant at) {
    return new Wave(
        wave.id(),
        wave.path(),
        Wave.Place.at(element, exchange),
        Wave.State.SEALED,
        wave.attempt(),
        1,
        wave.formedAt(),
        Optional.of(at),
        wave.watch());
  }

  @Override
  public TaskAnswer answer(TaskCall call, Instant now) {
    if (!flow.isConversation()) {
      replies.until(now, simulationLog);
    }
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
    var branched =
        partition(new ExecuteSteps.WaveAtElement(wave, flow, element, List.of(member)), now);
    if (element instanceof AxTest test && branched.parked().isPresent()) {
      waitForWinner(test, branched.parked().orElseThrow().watch().at(), now);
      return StepResult.ended();
    }
    var parts = branched.branches();
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

  private void waitForWinner(AxTest test, Instant until, Instant now) {
    var exit = SimulatedSplits.afterWaiting(test);
    var next = Optional.ofNullable(test.exits().get(exit)).orElseThrow();
    simulationLog.note(
        now,
        StepKind.WAITED,
        step -> step.by(exit).until(until).because("until a winner is looked for"));
    heldUntil = Optional.of(new Beginning(next, Optional.of(until), now));
    wave = entering(next, false, until);
  }

  private Branches partition(ExecuteSteps.WaveAtElement waveAtElement, Instant now) {
    return switch (waveAtElement.element()) {
      case Question question -> ask(question, waveAtElement, now);
      case ConversationElement.Last last when last.next().isEmpty() -> {
        var sent = send(waveAtElement, now);
        yield heldUntil.isPresent() ? sent : end(last, now);
      }
      case FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          ConversationElement.Last _ ->
          send(waveAtElement, now);
      case FlowElement.Forward _ -> {
        sends.forward(waveAtElement, now, simulationLog);
        yield everybody(waveAtElement);
      }
      case FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          branches.pass(waveAtElement, now, simulationLog);
      case ApprovalElement approval ->
          sends.approvals().isApproved(approval.id())
              ? branches.pass(waveAtElement, now, simulationLog)
              : awaitDecision(approval, now);
    };
  }

  /** Approved messages are sent at the email, as of the decision; others leave the approval. */
  private Branches awaitDecision(ApprovalElement approval, Instant now) {
    var decision = sends.approvals().decision(approval);
    var at = now.plus(decision.after());
    sends.approvals().awaited(decision, now, simulationLog);
    if (!flow.isConversation()) {
      replies.until(at, simulationLog);
    }
    var email = flow.preparedFor(approval.id()).orElseThrow();
    var exit = sends.approvals().decided(decision, at, simulationLog);
    exit.ifPresent(it -> sends.skip(email, SimulatedApprovals.reason(it), at, simulationLog));
    var next =
        exit.map(it -> Optional.ofNullable(approval.exits().get(it)).orElseThrow())
            .orElse(email.id());
    heldUntil = Optional.of(new Beginning(next, Optional.of(at).filter(now::isBefore), now));
    wave = entering(next, false, at);
    return new Branches(List.of(), Map.of());
  }

  private Branches ask(Question question, ExecuteSteps.WaveAtElement at, Instant now) {
    var outcome = send(at, now);
    if (heldUntil.isPresent()) {
      return outcome;
    }
    asked = Optional.of(new Asked(question, sends.wasSent(), now));
    return new Branches(List.of(), Map.of());
  }

  private Branches end(ConversationElement.Last last, Instant now) {
    var outcome = EndOutcome.NEUTRAL.name().toLowerCase(Locale.ROOT);
    simulationLog.note(now, StepKind.ENDED, step -> step.because(outcome));
    simulationLog.end(
        new SimulationResult.Ending(
            outcome, "reached the last message \"%s\"".formatted(last.id().value())));
    return new Branches(List.of(), Map.of());
  }

  private Branches send(ExecuteSteps.WaveAtElement waveAtElement, Instant now) {
    var until = sends.message(waveAtElement, now, simulationLog);
    heldUntil = until.map(at -> new Beginning(waveAtElement.element().id(), Optional.of(at), now));
    return until
        .map(at -> Branches.all(WaveBranch.held(at, waveAtElement.members())))
        .orElseGet(() -> everybody(waveAtElement));
  }

  private static Branches everybody(ExecuteSteps.WaveAtElement waveAtElement) {
    return new Branches(
        List.of(new WaveBranch(FlowElement.NEXT, Optional.empty(), waveAtElement.members())),
        Map.of());
  }
}
