package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.jobs.JobWork;
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
import io.relance.application.shop.Reporting;
import io.relance.application.shophistory.ShopConnection;
import io.relance.application.shophistory.ShopHistory;
import io.relance.application.shophistory.ShopHistoryWork;
import java.net.URI;
import java.util.List;

/** The use cases that process shop events. */
final class Shop {
  private final Ports ports;
  private final People people;
  private final FlowExecution flowExecution;
  private final Privacy privacy;
  private final Automations automations;
  final AcceptShopFact acceptShopFact;
  final ProcessShopFact processShopFact;
  final ProcessAbandonedCarts abandonedCarts;
  final ShopHistory history;
  private final RedactShop redaction;

  /** The jobs that fetch the records of the shop, and the one that erases its contacts. */
  final List<JobWork> works;

  Shop(Ports ports, Project project, People people, FlowExecution flowExecution, Privacy privacy) {
    this.ports = ports;
    this.people = people;
    this.flowExecution = flowExecution;
    this.privacy = privacy;
    var store = ports.store();
    automations = new Automations(store);
    acceptShopFact = new AcceptShopFact(store, ports.queue(), ports.objects());
    redaction =
        new RedactShop(store, people.jobs(), people.contacts(), privacy.duties(), ports.clock());
    processShopFact = processing(people.contacts(), people.ledger(), Reporting.LIVE);
    var contacts = people.historyContacts();
    var ledger = new ConsentLedger(store, contacts, ports.clock());
    abandonedCarts = new ProcessAbandonedCarts(store, automations, people.contactEvents());
    var connection =
        new ShopConnection(
            project.shop().flatMap(ProjectShop::admin),
            URI.create(project.publicUrl() + "/webhooks/shopify"));
    history =
        new ShopHistory(
            store,
            people.jobs(),
            connection,
            flowExecution.schedule(),
            project.zone(),
            ports.clock());
    var fetching = new ShopHistoryWork(connection, history, ports.objects(), ports.clock());
    works =
        List.of(
            fetching.ofHistory(processing(contacts, ledger, Reporting.HISTORY)),
            fetching.ofReconciliation(acceptShopFact),
            redaction);
  }

  private ProcessShopFact processing(Contacts contacts, ConsentLedger ledger, Reporting reporting) {
    var store = ports.store();
    var clock = ports.clock();
    var contactEvents = people.contactEvents();
    var customers = new CustomerResolver(contacts, ledger, people.publishOptOuts(), clock);
    var duties = privacy.duties();
    var waiting = privacy.waitingFacts();
    var shipments = new ProcessShipments(store, waiting, customers, contactEvents, clock);
    return new ProcessShopFact(
        ports.objects(),
        new ProcessOrders(store, customers, contactEvents, shipments, waiting, reporting, clock),
        shipments,
        new CheckoutTimers(
            store,
            customers,
            flowExecution.flows(),
            automations,
            flowExecution.schedule(),
            reporting,
            clock),
        new ProcessCustomers(store, contacts, customers, clock),
        new ProcessPrivacyRequests(store, contacts, waiting, duties, clock),
        redaction);
  }
}
