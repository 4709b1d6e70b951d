package io.relance.application.composition;

import io.relance.application.events.EnrollOnRequest;
import io.relance.application.events.TriggerAutomations;
import io.relance.application.inbound.AcceptInboundText;
import io.relance.application.inbound.AnswerInboundText;
import io.relance.application.inbound.ApplySubscriptionKeywords;
import io.relance.application.inbound.ConfirmSubscriptionByText;
import io.relance.application.inbound.PerformRouting;
import io.relance.application.inbound.PerformSubscriptionWish;
import io.relance.application.inbound.RecordReplies;
import io.relance.application.inbound.RouteInboundText;
import io.relance.application.shop.AcceptShopFact;
import io.relance.application.shop.ProcessAbandonedCarts;
import io.relance.application.shop.ProcessShopFact;
import io.relance.application.shophistory.ShopHistory;

/**
 * The use cases that process incoming data: shop events, inbound messages, and the automations that
 * they trigger.
 */
public final class IngestUseCases {
  private final Shop shop;
  private final TriggerAutomations triggerAutomations;
  private final EnrollOnRequest enrollOnRequest;
  private final AcceptInboundText acceptInboundText;
  private final AnswerInboundText answerInboundText;

  IngestUseCases(
      Ports ports,
      Project project,
      People people,
      FlowExecution flowExecution,
      Messaging messaging,
      Conversing conversing,
      Shop shop) {
    var store = ports.store();
    var queue = ports.queue();
    var clock = ports.clock();
    var flows = flowExecution.flows();
    var contactEvents = people.contactEvents();
    var keywords = new ApplySubscriptionKeywords(people.addressConsents(), store, clock);
    this.shop = shop;
    triggerAutomations = triggers(ports, people, flowExecution, conversing);
    enrollOnRequest = new EnrollOnRequest(store, flows, contactEvents, clock);
    acceptInboundText =
        new AcceptInboundText(
            store, queue, contactEvents, people.contacts(), keywords, project.ownNumbers(), clock);
    var conversations = conversing.continueConversations();
    answerInboundText =
        new AnswerInboundText(
            store,
            contactEvents,
            RouteInboundText.of(
                new RouteInboundText.Stored(store, people.contacts(), flows),
                project.ownNumbers(),
                conversations,
                clock),
            performing(project, people, flowExecution, conversing),
            new PerformSubscriptionWish(
                keywords,
                people.publishOptOuts(),
                new ConfirmSubscriptionByText(messaging.confirmSubscriptionChange())),
            new RecordReplies(store, project.ownNumbers(), clock),
            clock);
  }

  private static PerformRouting performing(
      Project project, People people, FlowExecution flowExecution, Conversing conversing) {
    return new PerformRouting(
        people.contacts(),
        flowExecution.enrollContacts(),
        conversing.continueConversations(),
        project.channelProviders());
  }

  private static TriggerAutomations triggers(
      Ports ports, People people, FlowExecution flowExecution, Conversing conversing) {
    return new TriggerAutomations(
        ports.store(),
        people.contactEvents(),
        flowExecution.flows(),
        flowExecution.enrollContacts(),
        conversing.endConversations(),
        ports.clock());
  }

  public AcceptShopFact acceptShopFact() {
    return shop.acceptShopFact;
  }

  public ProcessShopFact processShopFact() {
    return shop.processShopFact;
  }

  public ShopHistory shopHistory() {
    return shop.history;
  }

  public TriggerAutomations triggerAutomations() {
    return triggerAutomations;
  }

  public EnrollOnRequest enrollOnRequest() {
    return enrollOnRequest;
  }

  public AcceptInboundText acceptInboundText() {
    return acceptInboundText;
  }

  public AnswerInboundText answerInboundText() {
    return answerInboundText;
  }

  public ProcessAbandonedCarts processAbandonedCarts() {
    return shop.abandonedCarts;
  }
}
