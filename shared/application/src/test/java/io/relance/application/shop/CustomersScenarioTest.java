package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Audit;
import io.relance.application.persistence.Json;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shop tells of its customers, what they agree to, and what they ask of us. */
class CustomersScenarioTest {
  private static final String CAMILLE = "camille.moreau@example.com";
  private static final String NOE = "noe.lambert@example.com";

  @TempDir Path folder;
  private StoryWorld world;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void isOneContactHoweverTheShopTellsOfIt() {
    world.deliver("customer-created");
    world.deliver("checkout-abandoned");
    world.deliver("checkout-updated");
    world.deliver("consent-sms");
    world.deliver("order-completed");

    assertThat(world.contacts()).isEqualTo(1);
    assertThat(world.byEmail(CAMILLE).phone()).contains("+15145550142");
  }

  @Test
  @DisplayName("D7.5 A box ticked at the checkout subscribes its channel")
  void subscribesByABoxTickedAtTheCheckout() {
    world.deliver("checkout-abandoned");
    var before = marketing(CAMILLE, Channel.SMS);

    world.deliver("checkout-updated");

    assertThat(before).isEmpty();
    assertThat(marketing(CAMILLE, Channel.SMS)).contains(ConsentState.SUBSCRIBED);
    assertThat(marketing(CAMILLE, Channel.EMAIL)).isEmpty();
  }

  @Test
  @DisplayName("D7.5 A box ticked before the person opted out does not undo that")
  void doesNotUndoANewerOptOutByAnOlderTick() {
    world.deliver("customer-created");
    world.receives("SM1", "+15145550142", "hello");
    world.deliver("consent-sms");

    world.receives("inbound-stop");
    world.deliver("checkout-updated");

    var contact = world.byPhone("+15145550142");
    assertThat(contact.consents().state(Channel.SMS, Purpose.MARKETING))
        .contains(ConsentState.UNSUBSCRIBED);
  }

  @Test
  void takesTheThreeConsentTopics() {
    world.deliver("customer-updated");
    world.deliver("consent-email");
    world.deliver("consent-whatsapp");

    assertThat(marketing(NOE, Channel.EMAIL)).contains(ConsentState.SUBSCRIBED);
    assertThat(marketing(NOE, Channel.WHATSAPP)).contains(ConsentState.UNSUBSCRIBED);
  }

  @Test
  void ignoresAConsentOlderThanTheOneThatStands() {
    world.tellsOf("consent-email", "2026-11-24T09:30:00", "2026-01-02T09:30:00");

    world.tellsOf(
        "consent-email",
        "2026-11-24T09:30:00",
        "2026-01-01T09:30:00",
        "\"subscribed",
        "\"unsubscribed");

    assertThat(marketing(NOE, Channel.EMAIL)).contains(ConsentState.SUBSCRIBED);
  }

  @Test
  @DisplayName("An opt-out told by the shop triggers contact-unsubscribed, once")
  void tellsAutomationsOfAnOptOutInTheShopOnce() {
    var automation = world.activate("{\"kind\": \"contact-unsubscribed\", \"channel\": \"email\"}");
    world.tellsOf("consent-email", "2026-11-24T09:30:00", "2026-01-01T09:30:00");
    var out =
        world
            .body("consent-email")
            .replace("\"subscribed", "\"unsubscribed")
            .replace("2026-11-24T09:30:00", "2026-01-02T09:30:00");

    world.deliver(world.topic("consent-email"), out);
    world.deliver(world.topic("consent-email"), out);

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
  }

  @Test
  void unlinksADeletedAccountAndKeepsThePerson() {
    world.deliver("order-cancelled");
    world.deliver("orders/create", world.body("order-cancelled"));

    world.deliver("customer-deleted");

    var jordan = world.byPhone("+12125550147");
    assertThat(jordan.shopCustomerId()).isEmpty();
    assertThat(world.timeline(jordan.id())).contains("customer-deleted");
  }

  @Test
  @DisplayName("A data request is answered with an export that the owner finds")
  void answersADataRequest() {
    world.deliver("customer-updated");

    world.deliver("data-request");
    world.deliver("data-request");

    var requests = new PrivacyRequests(world.store);
    var stored = requests.list(PageRequest.first(10)).items();
    assertThat(stored)
        .singleElement()
        .returns("data-request", PrivacyRequests.Entry::kind)
        .returns(List.of(world.byEmail(NOE).id()), PrivacyRequests.Entry::contactIds);
    assertThat(audited()).containsExactly("privacy.data-request");
    var export = requests.export(stored.getFirst().id()).orElseThrow();
    assertThat(Json.tree(export).path("contacts"))
        .singleElement()
        .returns(world.byEmail(NOE).id().value(), it -> it.at("/contact/id").asText());
  }

  @Test
  void forgetsACustomer() {
    world.deliver("customer-updated");
    var noe = world.byEmail(NOE).id();

    world.deliver("customer-redact");

    assertThat(world.contacts.find(noe)).isEmpty();
    assertThat(world.contacts.byEmail(NOE)).isEmpty();
    assertThat(audited()).containsExactly("privacy.customer-redact");
  }

  /** What the shop did, as the audit log has it. */
  private List<String> audited() {
    return new Audit(world.store, InstantSource.system())
        .list(new Audit.Filter("", "shopify"), PageRequest.first(10)).items().stream()
            .map(Audit.Entry::action)
            .toList();
  }

  private Optional<ConsentState> marketing(String email, Channel channel) {
    return world.byEmail(email).consents().state(channel, Purpose.MARKETING);
  }
}
