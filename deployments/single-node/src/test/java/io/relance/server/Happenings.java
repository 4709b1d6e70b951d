package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.approvals.ApprovalState;
import io.relance.application.approvals.DecideApprovals.Result;
import io.relance.application.automations.InFlight;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.LaunchAutomation.Acceptance;
import io.relance.application.persistence.Queues;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.queue.Message;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.store.PageRequest;
import io.relance.providers.shopify.ShopifyWebhooks;
import io.relance.testkit.fake.ShopBodies;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What comes from outside while a process lives. */
final class Happenings {
  static final ShopBodies SHOP = new ShopBodies("2026-03-02T10:00:00+01:00");

  private Happenings() {}

  static void shopTells(TestShop testShop, String topic, String body) {
    accept(testShop.relance(), topic, body);
  }

  /** A webhook of the shop whose signature was checked. */
  static void accept(Relance relance, String topic, String body) {
    var parsedWebhook = ShopifyWebhooks.parse(topic, body.getBytes(StandardCharsets.UTF_8));
    if (parsedWebhook instanceof ParsedWebhook.Parsed<ShopFact>(var fact)) {
      relance.ingest().acceptShopFact().accept(fact);
    } else {
      throw new AssertionError("The shop tells something malformed");
    }
  }

  static void textComes(TestShop testShop, String id, String from, String text) {
    var inbound =
        new InboundText(
            "played",
            id,
            Channel.SMS,
            from,
            TestShop.OURS,
            text,
            Optional.empty(),
            Optional.empty());
    testShop.relance().ingest().acceptInboundText().accept(inbound);
  }

  /** Whoever got an email follows the way out that it shows. */
  static void unsubscribes(TestShop testShop) {
    var url =
        testShop.carriers().taken().stream()
            .flatMap(taken -> taken.unsubscribeUrl().stream())
            .findFirst()
            .orElseThrow();
    assertThat(
            testShop
                .relance()
                .messaging()
                .unsubscribe()
                .unsubscribe(url.substring(url.lastIndexOf("/") + 1)))
        .isTrue();
  }

  /** The provider reports of all that it took that it was delivered. */
  static void deliveriesAreReported(TestShop testShop) {
    areReported(testShop, DeliveryReceipt.Status.DELIVERED);
  }

  /** The provider reports a status of all that it took. */
  static void areReported(TestShop testShop, DeliveryReceipt.Status status) {
    for (var taken : testShop.carriers().taken()) {
      var deliveryReceipt =
          new DeliveryReceipt(
              "played",
              taken.id(),
              Optional.of(new SendId(taken.send())),
              status,
              Optional.empty(),
              Optional.empty(),
              io.relance.domain.provider.SendResult.Kind.MESSAGE);
      testShop.relance().messaging().processReceipt().process(deliveryReceipt);
    }
  }

  /** Contacts with a phone and an email, who agreed to everything. */
  static void subscribers(TestShop testShop, int count) {
    IntStream.rangeClosed(1, count).forEach(number -> subscriber(testShop, number));
  }

  private static void subscriber(TestShop testShop, int number) {
    var details =
        ContactDetails.ofPhone(phone(number))
            .withEmail("ana%d@example.com".formatted(number))
            .withFirstName("Ana" + number);
    var people = testShop.relance().people();
    var contact = people.contacts().resolve(details).orElseThrow().id();
    for (var channel : List.of(Channel.SMS, Channel.EMAIL)) {
      people.ledger().enter(contact, ConsentStatement.optIn(channel, "api", testShop.now()));
    }
  }

  static String phone(int number) {
    return "+3363998%04d".formatted(number);
  }

  /** Launches an automation to the subscribers, in pages of three. */
  static void launches(TestShop testShop, String automation, int count) {
    launches(testShop, automation, count, 3);
  }

  static void launches(TestShop testShop, String automation, int count, int page) {
    var people =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> testShop.relance().people().contacts().byPhone(phone(number)))
            .flatMap(Optional::stream)
            .map(Contact::id)
            .toList();
    assertThat(
            testShop
                .launchesInPagesOf(page)
                .launch(
                    LaunchAutomation.Request.now(
                        new AutomationId(id(testShop, automation)),
                        new LaunchId("launch-1"),
                        people)))
        .isInstanceOf(Acceptance.Accepted.class);
  }

  /** A visitor is on the page of the sale, for the n-th time. */
  static void visits(TestShop testShop, int time, String email) {
    var collected =
        """
        {"visitor": "v1", "followed": null, "email": %s, "at": "%s", "visits": [
          {"name": "e%d", "page": {"url": "https://www.lumen.test/sale", "product": false,
           "productId": null, "productHandle": null}}]}
        """
            .formatted(email, testShop.now(), time);
    testShop.queue().send(Queues.VISITS, Message.of(collected));
  }

  /** An approver decides on all that is pending. */
  static void isDecided(TestShop testShop, boolean approves) {
    var execution = testShop.relance().execution();
    execution
        .approvals()
        .list(Set.of(ApprovalState.PENDING), PageRequest.first(10))
        .items()
        .forEach(
            approval ->
                assertThat(
                        execution
                            .decideApprovals()
                            .decide(approval.id(), approves, "mia@lumen.test"))
                    .isInstanceOf(Result.Decided.class));
  }

  static void isTurnedOff(TestShop testShop, String automation) {
    testShop
        .relance()
        .authoring()
        .toggleAutomations()
        .deactivate(new AutomationId(id(testShop, automation)), InFlight.CANCEL);
  }

  /** The automation of a name. */
  private static String id(TestShop testShop, String name) {
    return testShop.relance().authoring().automations().all().stream()
        .filter(automation -> automation.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id()
        .value();
  }
}
