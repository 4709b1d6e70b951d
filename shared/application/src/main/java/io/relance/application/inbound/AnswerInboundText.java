package io.relance.application.inbound;

import io.relance.application.contacts.model.Activities;
import io.relance.application.events.ContactEvents;
import io.relance.application.events.PublishOptOuts;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.logging.LogId;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an accepted text be answered, once; the message and the contact's timeline say by which
 * rule.
 */
public final class AnswerInboundText {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerInboundText.class);

  private final ItemStore store;
  private final ContactEvents contactEvents;
  private final RouteInboundText deciding;
  private final EnrollContacts enrollContacts;
  private final ApplySubscriptionKeywords wishes;
  private final PublishOptOuts publishOptOuts;
  private final SubscriptionReplies replies;
  private final OpenConversations conversations;
  private final InstantSource clock;

  public AnswerInboundText(
      ItemStore store,
      ContactEvents contactEvents,
      RouteInboundText deciding,
      EnrollContacts enrollContacts,
      ApplySubscriptionKeywords wishes,
      PublishOptOuts publishOptOuts,
      SubscriptionReplies replies,
      OpenConversations conversations,
      InstantSource clock) {
    this.store = store;
    this.contactEvents = contactEvents;
    this.deciding = deciding;
    this.enrollContacts = enrollContacts;
    this.wishes = wishes;
    this.publishOptOuts = publishOptOuts;
    this.replies = replies;
    this.conversations = conversations;
    this.clock = clock;
  }

  /** Answers the text that was queued under an occurrence's id. */
  public void answer(String occurrence) {
    try (var _ = LogId.EVENT.put(occurrence)) {
      contactEvents
          .find(occurrence)
          .filter(kept -> !kept.settled())
          .map(ReceivedText::of)
          .ifPresent(this::answer);
    }
  }

  private void answer(ReceivedText text) {
    var routed = inConversation(text, deciding.decide(text));
    LOG.debug(
        "Text {} is answered by rule {}, automation {}",
        text.occurrence(),
        routed.decision().rule(),
        routed.decision().details().getOrDefault("automation", "none"));
    switch (routed.decision()) {
      case RoutingDecision.ToWish _ -> grant(text);
      case RoutingDecision.ByAutomation by -> {
        var enrollmentRequest = new EnrollmentRequest(text.contact(), text.occurrence(), true);
        enrollContacts.enroll(by.automation(), List.of(enrollmentRequest), true);
      }
      case RoutingDecision.ToRobot _, RoutingDecision.Withheld _, RoutingDecision.Nobody _ -> {}
    }
    Transactions.write(store, record(text, routed));
  }

  private RouteInboundText.Routed inConversation(
      ReceivedText text, RouteInboundText.Routed routed) {
    var decision = routed.decision();
    if (decision instanceof RoutingDecision.ToWish || decision instanceof RoutingDecision.ToRobot) {
      return routed;
    }
    var reading = conversations.read(text);
    boolean last =
        decision instanceof RoutingDecision.Nobody
            || (decision instanceof RoutingDecision.ByAutomation by && by.winner().isEmpty());
    if ((reading instanceof ConversationReading.Answer
            || (reading instanceof ConversationReading.Unmatched && last))
        && conversations.proceed(text, reading)) {
      return new RouteInboundText.Routed(new RoutingDecision.Nobody(), routed.considered());
    }
    if (decision.rule().equals("exact")) {
      conversations.endByOtherKeyword(text);
    }
    return routed;
  }

  /** The ledger has what the text asks; what follows from it is left. */
  private void grant(ReceivedText text) {
    switch (text.wish()) {
      case OPT_OUT -> {
        var changes = wishes.changesBy(text);
        changes.forEach(publishOptOuts::publish);
        changes.stream()
            .filter(change -> change.contact().equals(text.contact()))
            .forEach(_ -> reply(text));
      }
      case OPT_IN, HELP -> reply(text);
      case NONE -> {}
    }
  }

  private void reply(ReceivedText text) {
    if (!text.answered()) {
      replies.reply(text);
    }
  }

  private List<Write> record(ReceivedText text, RouteInboundText.Routed routed) {
    var routingDecision = routed.decision();
    var now = clock.instant();
    var details = new HashMap<>(routingDecision.details());
    details.put("channel", text.channel().name().toLowerCase(Locale.ROOT));
    var rule = routingDecision.rule();
    details.put("reason", rule);
    details.put("message", text.messageId());
    var automation = Optional.ofNullable(routingDecision.details().get("automation"));
    return List.of(
        routed
            .considered()
            .map(it -> ContactEvents.settle(text.occurrence(), it, now))
            .orElseGet(() -> ContactEvents.settle(text.occurrence(), now)),
        automation
            .map(id -> ReceivedMessage.routed(text.messageId(), rule, new AutomationId(id)))
            .orElseGet(() -> ReceivedMessage.routed(text.messageId(), rule)),
        Activities.write(text.contact(), now, "inbound-message", details));
  }
}
