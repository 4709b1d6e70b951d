package io.relance.application.explanation;

import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.AddressConsents;
import io.relance.application.events.CandidateAutomations;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEvents.Processed;
import io.relance.application.events.TriggerRules;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.SendId;
import io.relance.domain.text.Quoted;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of an event that did not enroll its contact: by the automations that were active when
 * it was processed, their versions then, and the decision about a text.
 */
final class TriggerFacts {
  private final Automations automations;
  private final PublishedFlows flows;
  private final Enrollments enrollments;
  private final Messages messages;

  TriggerFacts(
      Automations automations, PublishedFlows flows, Enrollments enrollments, Messages messages) {
    this.automations = automations;
    this.flows = flows;
    this.enrollments = enrollments;
    this.messages = messages;
  }

  /** The fact of an event; empty when it enrolled the contact, or was for another automation. */
  Optional<Fact> of(AutomationId automation, Processed processed) {
    var event = processed.event();
    var enrollment = Enrollment.id(automation, event.id(), event.contact());
    if (enrollments.find(enrollment).isPresent() || isForAnother(event, automation)) {
      return Optional.empty();
    }
    return enrollments
        .refusal(automation, event.id())
        .map(reason -> refused(event.at(), reason))
        .or(() -> undecided(event))
        .or(() -> otherwise(automation, processed))
        .or(() -> byCandidates(automation, processed))
        .map(fact -> fact.about(event.id()));
  }

  private static boolean isForAnother(ContactEvent event, AutomationId automation) {
    return Optional.ofNullable(event.about().get("automation"))
        .filter(only -> !only.equals(automation.value()))
        .isPresent();
  }

  /** The fact of an entry that the re-entry rule refused. */
  static Fact refused(Instant at, String reason) {
    return Fact.of(
            at,
            FactType.ENROLLMENT_REFUSED,
            "The re-entry rule refused the contact: the contact %s.".formatted(reason))
        .because(reason);
  }

  private static Optional<Fact> undecided(ContactEvent event) {
    return event.settled()
        ? Optional.empty()
        : Optional.of(
            Fact.of(
                event.at(),
                FactType.EVENT_PENDING,
                "%s, and the event is not processed yet.".formatted(happened(event))));
  }

  /** The fact of a text that was not for this automation, or that it may not answer. */
  private Optional<Fact> otherwise(AutomationId automation, Processed processed) {
    var event = processed.event();
    var message = messages.find(new SendId(ReceivedMessage.id(event.id())));
    var rule = message.flatMap(Messages.View::rule);
    if (rule.isEmpty() || rule.orElseThrow().equals("nothing")) {
      return Optional.empty();
    }
    var by = message.flatMap(Messages.View::automation);
    if (by.equals(Optional.of(automation))) {
      return rule.map(code -> withheld(event, code));
    }
    if (by.isPresent() && processed.candidates().flatMap(it -> it.version(automation)).isEmpty()) {
      return Optional.empty();
    }
    var answer = by.map(this::name).map("the automation \"%s\" answered it"::formatted);
    return rule.map(
        code ->
            Fact.of(
                    event.at(),
                    FactType.TEXT_ANSWERED_OTHERWISE,
                    "%s; %s.".formatted(happened(event), answer.orElseGet(() -> handled(code))))
                .because(code));
  }

  private static String handled(String rule) {
    return switch (rule) {
      case "opt-out" -> "it was an opt-out";
      case "opt-in" -> "it was an opt-in";
      case "help" -> "it asked for help";
      case "automated" -> "it was an automated reply, which is never answered";
      case "late" -> "it answered a question that no longer waited";
      default -> "it was handled by the rule " + rule;
    };
  }

  private static Fact withheld(ContactEvent event, String rule) {
    var why =
        switch (rule) {
          case "not-a-subscriber" -> "only subscribers are answered, and the contact was not one";
          case "too-many-replies" ->
              "the contact had got the most replies that are sent in an hour";
          case "answer", "reprompt", "fallback" -> "it was a reply in the open conversation";
          case "late" -> "it answered a question that no longer waited";
          default -> "it was withheld by the rule " + rule;
        };
    return Fact.of(event.at(), FactType.REPLY_WITHHELD, "%s; %s.".formatted(happened(event), why))
        .because(rule);
  }

  private Optional<Fact> byCandidates(AutomationId automation, Processed processed) {
    var event = processed.event();
    if (TriggerRules.isHistory(event)) {
      return Optional.of(
          Fact.of(
              event.at(),
              FactType.TRIGGER_NOT_MATCHED,
              happened(event) + ", but it came with the shop's history, which triggers nothing."));
    }
    var candidates = processed.candidates();
    var version = candidates.flatMap(it -> it.version(automation));
    if (version.isPresent()) {
      var trigger = flows.flow(automation, version.orElseThrow()).trigger();
      return Optional.of(
          TriggerRules.isBy(automation, event)
              ? Fact.of(
                  event.at(),
                  FactType.TRIGGER_NOT_MATCHED,
                  happened(event) + ", but by the automation itself, which does not trigger it.")
              : notMatched(event, trigger, version.orElseThrow()));
    }
    var known = candidates.filter(CandidateAutomations::complete).isPresent();
    return Optional.of(
        known
            ? Fact.of(
                event.at(),
                FactType.AUTOMATION_INACTIVE,
                happened(event) + ", but the automation was not active then.")
            : Fact.of(
                event.at(),
                FactType.NOT_RECORDED,
                happened(event) + "; what the automation did with it is not stored."));
  }

  private static Fact notMatched(ContactEvent event, Trigger trigger, long version) {
    var why =
        TriggerRules.mismatch(trigger, event)
            .map(
                it ->
                    "the trigger of version %d accepts the %s %s, not %s"
                        .formatted(version, it.name(), it.accepted(), Quoted.of(it.value())))
            .orElseGet(() -> notMatched(trigger, version));
    return Fact.of(
        event.at(), FactType.TRIGGER_NOT_MATCHED, "%s, but %s.".formatted(happened(event), why));
  }

  private static String notMatched(Trigger trigger, long version) {
    if (trigger instanceof Trigger.ByVisit visit) {
      return VisitFacts.notMatched(visit, version);
    }
    return trigger instanceof Trigger.ByText inbound && !inbound.keywords().isEmpty()
        ? "it matched no keyword of version %d (%s on %s)"
            .formatted(
                version,
                inbound.keywords().stream()
                    .limit(5)
                    .map(Quoted::of)
                    .collect(Collectors.joining(", ")),
                inbound.channels().stream().map(Choices::name).collect(Collectors.joining(", ")))
        : "it did not match the trigger of version " + version;
  }

  private static String happened(ContactEvent event) {
    var status = event.about().getOrDefault("status", "").replace(",", "\" and \"");
    return switch (event.kind()) {
      case "post-purchase" -> "The contact placed an order";
      case "shipment-update" -> "A shipment reached the status \"%s\"".formatted(status);
      case Trigger.ContactCreated.KIND -> "The contact was created";
      case Trigger.ContactUpdated.KIND -> "The contact changed";
      case Trigger.ContactSubscribed.KIND -> "The contact subscribed";
      case "contact-unsubscribed" -> "The contact unsubscribed";
      case Trigger.ListJoined.KIND ->
          "The contact joined the list \"%s\"".formatted(event.about().getOrDefault("list", ""));
      case Trigger.SegmentEntered.KIND ->
          "The contact entered the segment \"%s\""
              .formatted(event.about().getOrDefault("segment", ""));
      case Trigger.SegmentLeft.KIND ->
          "The contact left the segment \"%s\""
              .formatted(event.about().getOrDefault("segment", ""));
      case Trigger.TableRow.KIND ->
          "A row of the table \"%s\" was added or changed"
              .formatted(event.about().getOrDefault("table", ""));
      case Trigger.PageVisited.KIND ->
          "The contact visited the page %s".formatted(event.about().getOrDefault("url", ""));
      case Trigger.ProductViewed.KIND ->
          "The contact viewed a product on the page %s"
              .formatted(event.about().getOrDefault("url", ""));
      case "inbound-message" -> "The contact sent a text";
      case "api" -> "An enrollment was requested";
      default -> "The event %s came".formatted(event.kind());
    };
  }

  private String name(AutomationId automation) {
    return automations.summary(automation).map(AutomationSummary::name).orElse("deleted");
  }

  /** What the ids of the events of a kind of trigger begin with. */
  static List<String> prefixes(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> List.of(ContactEventKeys.ORDER);
      case Trigger.ShipmentUpdate _ -> List.of("shipment-");
      case Trigger.ContactCreated _ -> List.of(ContactEventKeys.CREATED);
      case Trigger.ContactUpdated _ -> List.of(ContactEventKeys.UPDATED);
      case Trigger.ContactSubscribed _ -> List.of(ContactEventKeys.SUBSCRIBED);
      case Trigger.ContactUnsubscribed _ -> List.of("unsubscribed:");
      case Trigger.ListJoined _ -> List.of(ContactEventKeys.JOINED);
      case Trigger.SegmentEntered _ -> List.of(ContactEventKeys.ENTERED);
      case Trigger.SegmentLeft _ -> List.of(ContactEventKeys.LEFT);
      case Trigger.TableRow _ -> List.of(ContactEventKeys.ROW);
      case Trigger.PageVisited _ -> List.of(ContactEventKeys.PAGE);
      case Trigger.ProductViewed _ -> List.of(ContactEventKeys.PRODUCT);
      case Trigger.ByText _ -> List.of(AddressConsents.TEXTS);
      case Trigger.Manual _, Trigger.Api _ -> List.of(ContactEventKeys.REQUEST);
      case Trigger.AbandonedCart _, Trigger.AtDates _, Trigger.Import _ -> List.of();
    };
  }

  /** That nothing came which could enroll the contact. */
  static String nothing(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> "The contact has placed no order that was reported.";
      case Trigger.ShipmentUpdate _ -> "No shipment of the contact was reported.";
      case Trigger.ContactCreated _ ->
          "The contact was not created while an automation with this trigger was active.";
      case Trigger.ContactUpdated _ ->
          "The contact has not changed while an automation with this trigger was active.";
      case Trigger.ContactSubscribed _ ->
          "The contact has not subscribed while an automation with this trigger was active.";
      case Trigger.ContactUnsubscribed _ -> "The contact has not unsubscribed.";
      case Trigger.ListJoined(var list) ->
          "The contact has not joined the list \"%s\" while such an automation was active."
              .formatted(list);
      case Trigger.SegmentEntered(var segment) ->
          "The contact has not entered the segment \"%s\" while such an automation was active."
              .formatted(segment);
      case Trigger.SegmentLeft(var segment) ->
          "The contact has not left the segment \"%s\" while such an automation was active."
              .formatted(segment);
      case Trigger.TableRow row ->
          "No row of the table \"%s\" was added or changed while such an automation was active."
              .formatted(row.table());
      case Trigger.PageVisited _ ->
          "The contact has visited no page while such an automation was active.";
      case Trigger.ProductViewed _ ->
          "The contact has viewed no product while such an automation was active.";
      case Trigger.ByText _ -> "The contact has sent no text.";
      case Trigger.AtDates _ -> "The contact was in the audience of no date so far.";
      case Trigger.Import _ -> "The contact was in no import that entered its contacts so far.";
      case Trigger.Manual _, Trigger.Api _ -> "No launch and no request has enrolled the contact.";
      case Trigger.AbandonedCart _ -> "No cart of the contact was reported.";
    };
  }
}
