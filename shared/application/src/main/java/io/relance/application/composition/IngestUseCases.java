package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.events.EnrollOnRequest;
import io.relance.application.events.TriggerAutomations;
import io.relance.application.inbound.AcceptInboundText;
import io.relance.application.inbound.AnswerInboundText;
import io.relance.application.inbound.ApplySubscriptionKeywords;
import io.relance.application.inbound.ConfirmSubscriptionByText;
import io.relance.application.inbound.RouteInboundText;
import io.relance.application.shop.AcceptShopFact;
import io.relance.application.shop.ProcessAbandonedCarts;
import io.relance.application.shop.ProcessShopFact;

/**
 * The use cases that process incoming data: shop events, inbound messages, and the automations that
 * they trigger.
 */
public final class IngestUseCases {
  private final AcceptShopFact acceptShopFact;
  private final ProcessShopFact takeShopFact;
  private final TriggerAutomations triggering;
  private final EnrollOnRequest enrollOnRequest;
  private final AcceptInboundText acceptText;
  private final AnswerInboundText answerText;
  private final ProcessAbandonedCarts abandonCarts;

  IngestUseCases(
      Ports ports,
      Project project,
      People people,
      Walking walking,
      Messaging messaging,
      Privacy privacy,
      Automations automations) {
    var store = ports.store();
    var queue = ports.queue();
    var clock = ports.clock();
    var flows = walking.flows();
    var contactEvents = people.contactEvents();
    var keywords = new ApplySubscriptionKeywords(people.ledger(), clock);
    var shop = new Shop(ports, people, walking, privacy.duties(), automations);
    acceptShopFact = shop.acceptShopFact;
    takeShopFact = shop.processShopFact;
    abandonCarts = shop.abandonedCarts;
    triggering = new TriggerAutomations(store, contactEvents, flows, walking.enrolling(), clock);
    enrollOnRequest = new EnrollOnRequest(store, flows, contactEvents, clock);
    acceptText =
        new AcceptInboundText(
            store, queue, contactEvents, people.contacts(), keywords, project.ownNumbers(), clock);
    answerText =
        new AnswerInboundText(
            store,
            contactEvents,
            new RouteInboundText(store, people.contacts(), flows, clock),
            walking.enrolling(),
            keywords,
            people.publishOptOuts(),
            new ConfirmSubscriptionByText(messaging.confirmations()),
            clock);
  }

  public AcceptShopFact acceptShopFact() {
    return acceptShopFact;
  }

  public ProcessShopFact takeShopFact() {
    return takeShopFact;
  }

  public TriggerAutomations triggering() {
    return triggering;
  }

  public EnrollOnRequest enrollOnRequest() {
    return enrollOnRequest;
  }

  public AcceptInboundText acceptText() {
    return acceptText;
  }

  public AnswerInboundText answerText() {
    return answerText;
  }

  public ProcessAbandonedCarts abandonCarts() {
    return abandonCarts;
  }
}
