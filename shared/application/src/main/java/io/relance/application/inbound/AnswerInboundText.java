package io.relance.application.inbound;

import io.relance.application.contacts.model.Activities;
import io.relance.application.events.ContactEvents;
import io.relance.application.logging.LogId;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.engagement.Engagement;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.application.sending.model.Routing;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
  private final PerformRouting performing;
  private final PerformSubscriptionWish wishes;
  private final RecordReplies replies;
  private final InstantSource clock;

  public AnswerInboundText(
      ItemStore store,
      ContactEvents contactEvents,
      RouteInboundText deciding,
      PerformRouting performing,
      PerformSubscriptionWish wishes,
      RecordReplies replies,
      InstantSource clock) {
    this.store = store;
    this.contactEvents = contactEvents;
    this.deciding = deciding;
    this.performing = performing;
    this.wishes = wishes;
    this.replies = replies;
    this.clock = clock;
  }

  /** Answers the text that was queued under an occurrence's id. */
  public void answer(String occurrence) {
    try (var _ = LogId.EVENT.put(occurrence)) {
      contactEvents
          .find(occurrence)
          .filter(kept -> !kept.settled())
          .ifPresent(kept -> answer(ReceivedText.of(kept), kept.at()));
    }
  }

  private void answer(ReceivedText text, Instant receivedAt) {
    var routed = deciding.decide(text);
    if (!performed(text, routed)) {
      // The question stopped waiting meanwhile; the text cannot be its answer any more.
      routed = deciding.decide(text);
      performed(text, routed);
    }
    LOG.debug(
        "Text {} is answered by rule {}, automation {}",
        text.occurrence(),
        routed.decision().rule(),
        routed.decision().about().map(AutomationId::value).orElse("none"));
    var settled = record(text, routed);
    var engagement = routed.decision().rule().engagement();
    if (engagement.isEmpty()) {
      Transactions.write(store, settled);
    } else if (!settledAsReply(text, engagement.orElseThrow(), receivedAt, settled)) {
      // Another reply was recorded meanwhile, or the text is settled.
      replies.record(text, engagement.orElseThrow(), receivedAt);
      Transactions.write(store, settled);
    }
  }

  /** Settles a text and records its reply in one transaction; false if that was refused. */
  private boolean settledAsReply(
      ReceivedText text, Engagement engagement, Instant receivedAt, List<Write> settled) {
    var writes = new ArrayList<>(settled);
    writes.addAll(replies.writes(text, engagement, receivedAt));
    return Transactions.write(store, writes).committed();
  }

  /** False if the text answers a question that no longer waits. */
  private boolean performed(ReceivedText text, RouteInboundText.Routed routed) {
    return switch (routed.decision()) {
      case RoutingDecision.ToWish _ -> {
        wishes.perform(text);
        yield true;
      }
      case RoutingDecision.ByAutomation by -> {
        performing.enter(text, by);
        yield true;
      }
      case RoutingDecision.InConversation in -> performing.proceed(text, in);
      case RoutingDecision.ToRobot _,
          RoutingDecision.TooLate _,
          RoutingDecision.Withheld _,
          RoutingDecision.Nobody _ ->
          true;
    };
  }

  private List<Write> record(ReceivedText text, RouteInboundText.Routed routed) {
    var decision = routed.decision();
    var now = clock.instant();
    var details = new HashMap<>(decision.details());
    decision.about().ifPresent(automation -> details.put("automation", automation.value()));
    details.put("channel", text.channel().name().toLowerCase(Locale.ROOT));
    details.put("reason", decision.rule().wireName());
    details.put("message", text.messageId());
    return List.of(
        routed
            .considered()
            .map(it -> ContactEvents.settle(text.occurrence(), it, now))
            .orElseGet(() -> ContactEvents.settle(text.occurrence(), now)),
        ReceivedMessage.routed(text.messageId(), new Routing(of(decision), lost(routed))),
        Activities.write(text.contact(), now, "inbound-message", details));
  }

  private static List<Routing.Rule> lost(RouteInboundText.Routed routed) {
    return routed.lost().stream().map(AnswerInboundText::of).toList();
  }

  private static Routing.Rule of(RoutingDecision decision) {
    return new Routing.Rule(decision.rule().wireName(), decision.about());
  }
}
