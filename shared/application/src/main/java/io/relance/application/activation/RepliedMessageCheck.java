package io.relance.application.activation;

import io.relance.application.automations.Automation;
import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.codec.PartialFlow;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.RepliedMessage;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports reply-to-message triggers that name a message which no automation sends. */
final class RepliedMessageCheck {
  private static final String PATH = "trigger.message.";

  private final Automations automations;
  private final PublishedFlows flows;

  RepliedMessageCheck(Automations automations, PublishedFlows flows) {
    this.automations = automations;
    this.flows = flows;
  }

  Optional<Diagnostic> check(DecodeResult<Flow> file) {
    return read(file)
        .map(Flow::trigger)
        .filter(Trigger.ReplyToMessage.class::isInstance)
        .map(trigger -> ((Trigger.ReplyToMessage) trigger).message())
        .flatMap(
            message ->
                message instanceof RepliedMessage.OfElement named
                    ? check(named)
                    : Optional.empty());
  }

  private Optional<Diagnostic> check(RepliedMessage.OfElement named) {
    return automations
        .find(named.automation())
        .flatMap(automations::find)
        .map(automation -> check(automation, named.element()))
        .orElseGet(() -> Optional.of(unknown(named)));
  }

  private Diagnostic unknown(RepliedMessage.OfElement named) {
    var key = named.automation().value();
    var known =
        automations.all().stream().map(AutomationSummary::names).map(names -> names.key()).toList();
    return Diagnostic.error(
            "trigger.unknown-automation",
            "There is no automation " + Quoted.of(key) + NearestName.ending(key, known))
        .path(PATH + "automation");
  }

  /** An element of the draft or of the live version; the message may have been sent by either. */
  private Optional<Diagnostic> check(Automation automation, ElementId id) {
    var elements =
        Stream.concat(
                read(FlowCodec.decode(automation.flow())).stream(),
                flows.liveById(automation.id()).map(live -> live.flow()).stream())
            .flatMap(flow -> flow.elements().stream())
            .toList();
    var named = elements.stream().filter(element -> element.id().equals(id)).toList();
    if (named.isEmpty()) {
      return Optional.of(unknown(automation, id, elements));
    }
    return named.stream().allMatch(RepliedMessageCheck::sendsNoText)
        ? Optional.of(
            Diagnostic.error(
                    "trigger.no-message",
                    "Must be an element that sends a text, unlike " + Quoted.of(id.value()) + ".")
                .path(PATH + "element"))
        : Optional.empty();
  }

  private static Diagnostic unknown(
      Automation automation, ElementId id, List<FlowElement> elements) {
    var known = elements.stream().map(element -> element.id().value()).distinct().toList();
    return Diagnostic.error(
            "trigger.unknown-element",
            "The automation \"%s\" has no element %s%s"
                .formatted(
                    automation.key(), Quoted.of(id.value()), NearestName.ending(id.value(), known)))
        .path(PATH + "element");
  }

  private static boolean sendsNoText(FlowElement element) {
    return element instanceof FlowElement.SendEmail
        || element instanceof FlowElement.AddToList
        || element instanceof ContactAction
        || element instanceof FlowElement.Forward
        || element instanceof FlowElement.Delay
        || element instanceof FlowElement.DelayUntilWeekday
        || element instanceof FlowElement.Condition
        || element instanceof SplitElement
        || element instanceof SelectionElement
        || element instanceof ApprovalElement
        || element instanceof FlowElement.End
        || element instanceof FlowElement.Note;
  }

  private static Optional<Flow> read(DecodeResult<Flow> file) {
    return switch (file) {
      case DecodeResult.Whole<Flow>(var flow) -> Optional.of(flow);
      case DecodeResult.Faulty<Flow>(_, var partial) ->
          partial.filter(PartialFlow::triggerRead).map(PartialFlow::flow);
    };
  }
}
