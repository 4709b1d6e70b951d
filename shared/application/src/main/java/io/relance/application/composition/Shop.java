package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.shop.AcceptShopFact;
import io.relance.application.shop.CheckoutTimers;
import io.relance.application.shop.CustomerResolver;
import io.relance.application.shop.ProcessAbandonedCarts;
import io.relance.application.shop.ProcessCustomers;
import io.relance.application.shop.ProcessOrders;
import io.relance.application.shop.ProcessPrivacyRequests;
import io.relance.application.shop.ProcessShipments;
import io.relance.application.shop.ProcessShopFact;
import io.relance.application.shop.RedactShop;

/** The use cases that process shop events. */
final class Shop {
  final AcceptShopFact acceptShopFact;
  final ProcessShopFact processShopFact;
  final ProcessAbandonedCarts abandonedCarts;

  Shop(
      Ports ports,
      People people,
      FlowExecution flowExecution,
      Privacy privacy,
      Automations automations) {
    var store = ports.store();
    var clock = ports.clock();
    var contacts = people.contacts();
    var contactEvents = people.contactEvents();
    var customers = new CustomerResolver(contacts, people.ledger(), people.publishOptOuts(), clock);
    var duties = privacy.duties();
    var waiting = privacy.waitingFacts();
    var shipments = new ProcessShipments(store, waiting, customers, contactEvents, clock);
    acceptShopFact = new AcceptShopFact(store, ports.queue(), ports.objects());
    processShopFact =
        new ProcessShopFact(
            ports.objects(),
            new ProcessOrders(store, customers, contactEvents, shipments, waiting, clock),
            shipments,
            new CheckoutTimers(
                store,
                customers,
                flowExecution.flows(),
                automations,
                flowExecution.schedule(),
                clock),
            new ProcessCustomers(store, contacts, customers, clock),
            new ProcessPrivacyRequests(store, contacts, waiting, duties, clock),
            new RedactShop(store, ports.queue(), contacts, duties, clock));
    abandonedCarts = new ProcessAbandonedCarts(store, automations, contactEvents);
  }
}
