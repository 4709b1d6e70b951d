package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.events.ContactEvents;
import io.relance.application.events.EnrollOnRequest;
import io.relance.application.events.PublishOptOuts;
import io.relance.application.events.TriggerAutomations;
import io.relance.application.inbound.AcceptInboundText;
import io.relance.application.inbound.AnswerInboundText;
import io.relance.application.inbound.ApplySubscriptionKeywords;
import io.relance.application.inbound.ConfirmSubscriptionByText;
import io.relance.application.inbound.RouteInboundText;
import io.relance.application.shop.AcceptShopFact;
import io.relance.application.shop.PrivacyDuties;
import io.relance.application.shop.ProcessAbandonedCarts;
import io.relance.application.shop.ProcessShopFact;

/**
 * The use cases that process incoming data: shop events, inbound messages, and the automations that
 * they trigger.
 */
public record IngestUseCases(
    AcceptShopFact acceptShopFact,
    ProcessShopFact takeShopFact,
    TriggerAutomations triggering,
    EnrollOnRequest enrollOnRequest,
    AcceptInboundText acceptText,
    AnswerInboundText answerText,
    ProcessAbandonedCarts abandonCarts) {

  /** The use cases that incoming data triggers. */
  record Set(
      People people,
      Walking walking,
      Messaging messaging,
      Automations automations,
      PrivacyDuties privacy) {}

  static IngestUseCases over(Ports ports, Project project, Set set, PublishOptOuts publishOptOuts) {
    var store = ports.store();
    var clock = ports.clock();
    var contacts = set.people().contacts();
    var flows = set.walking().flows();
    var contactEvents = new ContactEvents(store, ports.queue());
    var wishes = new ApplySubscriptionKeywords(set.people().ledger(), clock);
    return new IngestUseCases(
        new AcceptShopFact(store, ports.queue(), ports.objects()),
        takeShopFact(ports, set, contactEvents, publishOptOuts),
        new TriggerAutomations(store, contactEvents, flows, set.walking().enrolling(), clock),
        new EnrollOnRequest(store, flows, contactEvents, clock),
        new AcceptInboundText(
            new AcceptInboundText.Texts(store, ports.queue(), contactEvents),
            contacts,
            wishes,
            project.ownNumbers(),
            clock),
        new AnswerInboundText(
            store,
            contactEvents,
            new RouteInboundText(store, contacts, flows, clock),
            new AnswerInboundText.Consequences(
                set.walking().enrolling(),
                wishes,
                publishOptOuts,
                new ConfirmSubscriptionByText(set.messaging().confirmations())),
            clock),
        new ProcessAbandonedCarts(store, set.automations(), contactEvents));
  }

  private static ProcessShopFact takeShopFact(
      Ports ports, Set set, ContactEvents contactEvents, PublishOptOuts publishOptOuts) {
    return new ProcessShopFact(
        new ProcessShopFact.Known(
            ports.store(),
            ports.queue(),
            ports.objects(),
            set.people().contacts(),
            set.people().ledger()),
        new ProcessShopFact.Automated(
            contactEvents,
            publishOptOuts,
            set.walking().flows(),
            set.automations(),
            set.walking().agenda()),
        set.privacy(),
        ports.clock());
  }
}
