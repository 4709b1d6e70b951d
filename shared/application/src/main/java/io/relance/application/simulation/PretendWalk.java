package io.relance.application.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.application.store.Json;
import io.relance.application.walks.Member;
import io.relance.application.walks.Part;
import io.relance.application.walks.Partition;
import io.relance.application.walks.Step;
import io.relance.application.walks.Steps;
import io.relance.application.walks.Wave;
import io.relance.domain.flow.ElementId;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.simulation.Answer;
import io.relance.interpreter.simulation.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the tasks of a definition for one contact by what decides in earnest: a walk of which
 * nothing stays.
 */
final class PretendWalk implements Simulation.Tasks {
  private final Flow flow;
  private final Member member;
  private final Company company;
  private final Diary diary;
  private Wave wave;

  PretendWalk(Flow flow, PretendEntry entry, Company company, Diary diary) {
    this.flow = flow;
    this.member = entry.member();
    this.wave = entry.wave(flow);
    this.company = company;
    this.diary = diary;
  }

  /** Who decides about a contact on its way. */
  record Company(
      PretendClock clock, PretendReplies replies, PretendMoves moves, PretendSends sends) {}

  @Override
  public Answer answer(TaskCall call, Instant now) {
    company.replies().until(now, diary);
    company.clock().show(now);
    var sends = call.token().isPresent();
    var body = call.arguments().path(sends ? "MessageBody" : "Payload");
    JsonNode step = Json.MAPPER.valueToTree(pass(element(body), now));
    return Answer.success(
        sends ? step : JsonNodeFactory.instance.objectNode().set("Payload", step));
  }

  private FlowElement element(JsonNode body) {
    return flow.element(new ElementId(body.path("element").asText()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Element " + body.path("element").asText() + " of the definition not found"));
  }

  private Step pass(FlowElement element, Instant now) {
    diary.moveTo(element.id());
    var parts = partition(new Steps.Standing(wave, element, List.of(member)), now).parts();
    if (parts.isEmpty()) {
      return Step.ended();
    }
    var part = parts.getFirst();
    var next = Optional.ofNullable(element.exits().get(part.exit()));
    wave = wave.moved(next.orElseThrow(), part, wave.watch(), now);
    return new Step(part.exit(), part.until().map(Instant::toString));
  }

  private Partition partition(Steps.Standing standing, Instant now) {
    return switch (standing.element()) {
      case FlowElement.SendSms _, FlowElement.SendEmail _ -> {
        company.sends().message(standing, now, diary);
        yield everybody(standing);
      }
      case FlowElement.Forward _ -> {
        company.sends().forward(standing, now, diary);
        yield everybody(standing);
      }
      case FlowElement.AddToList _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          FlowElement.End _,
          FlowElement.Note _ ->
          company.moves().pass(standing, now, diary);
    };
  }

  private static Partition everybody(Steps.Standing standing) {
    return new Partition(
        List.of(new Part(FlowElement.NEXT, Optional.empty(), standing.members())), Map.of());
  }
}
