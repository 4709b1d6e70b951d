package io.relance.application.shophistory;

import static io.relance.testkit.fake.ShopHistoryLines.checkout;
import static io.relance.testkit.fake.ShopHistoryLines.customer;
import static io.relance.testkit.fake.ShopHistoryLines.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobState;
import io.relance.application.persistence.Json;
import io.relance.application.shophistory.ShopHistory.Started;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.testkit.fake.ShopAdminFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("D-4: the shop's history is fetched, and triggers nothing")
class ShopHistoryScenarioTest {
  private static final String AN_HOUR_AGO = "2026-03-02T08:00:00Z";

  @TempDir Path folder;
  private HistoryWorld all;

  @BeforeEach
  void open() {
    all = new HistoryWorld(folder);
  }

  @AfterEach
  void close() {
    all.close();
  }

  @Test
  @DisplayName("Customers, consents with their dates, orders and carts are stored")
  void storesTheHistory() {
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO), customer(2, AN_HOUR_AGO));
    all.shop.exports().add("orders", order(1, "2025-05-01T10:00:00Z"));
    all.shop.exports().add("abandonedCheckouts", checkout(2, AN_HOUR_AGO));

    var job = all.fetches();

    assertThat(job.state()).isEqualTo(JobState.DONE);
    var result = Json.tree(job.result().orElseThrow());
    assertThat(result.path("customers").asInt()).isEqualTo(2);
    assertThat(result.path("orders").asInt()).isEqualTo(1);
    assertThat(result.path("checkouts").asInt()).isEqualTo(1);
    assertThat(result.path("unreadable").asInt()).isZero();
    assertThat(result.at("/webhooks/created").asInt()).isEqualTo(17);
    var ana = all.world.byEmail("ana-1@example.com");
    assertThat(all.world.contacts()).isEqualTo(2);
    assertThat(ana.phone()).contains("+12025550101");
    assertThat(ana.consents().standing(Channel.EMAIL, Purpose.MARKETING))
        .contains(
            new ConsentEntry(
                Channel.EMAIL,
                Purpose.MARKETING,
                ConsentState.SUBSCRIBED,
                "shopify",
                Instant.parse("2025-05-06T07:08:09Z")));
    assertThat(ana.consents().state(Channel.SMS, Purpose.MARKETING)).isEmpty();
    assertThat(all.world.timeline(ana.id())).containsOnlyOnce("order");
    assertThat(all.world.variables("order-completed:1").at("/order/total").asText())
        .isEqualTo("42.50");
  }

  @Test
  @DisplayName("Not even a recent order or cart triggers, nor anything about contacts")
  void triggersNothing() {
    var automations =
        List.of(
                "{\"kind\": \"post-purchase\"}",
                "{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}",
                "{\"kind\": \"contact-created\"}",
                "{\"kind\": \"contact-updated\"}",
                "{\"kind\": \"contact-subscribed\"}",
                "{\"kind\": \"contact-unsubscribed\"}")
            .stream()
            .map(trigger -> new AutomationId(all.world.activate(trigger)))
            .toList();
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO), unsubscribed(2));
    all.shop.exports().add("orders", order(1, AN_HOUR_AGO));
    all.shop.exports().add("abandonedCheckouts", checkout(2, AN_HOUR_AGO));

    var job = all.fetches();
    all.world.pass(Duration.ofHours(3));
    all.world.sweep();

    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(all.world.byEmail("ana-2@example.com").consents().optedOut(Channel.EMAIL)).isTrue();
    assertThat(automations).allSatisfy(it -> assertThat(all.world.timesTriggered(it)).isZero());
  }

  private static String unsubscribed(long id) {
    return customer(id, AN_HOUR_AGO)
        .replaceFirst("\"marketingState\": \"SUBSCRIBED\"", "\"marketingState\": \"UNSUBSCRIBED\"");
  }

  @Test
  @DisplayName("Fetched twice, nothing is stored twice")
  void changesNothingTheSecondTime() {
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO), unsubscribed(2));
    all.shop.exports().add("orders", order(1, AN_HOUR_AGO));
    all.shop.exports().add("abandonedCheckouts", checkout(2, AN_HOUR_AGO));
    all.fetches();
    var contact = all.world.byEmail("ana-1@example.com");
    var timeline = all.world.timeline(contact.id());
    var ledger = all.world.ledger.of(all.world.byEmail("ana-2@example.com").id());

    var second = all.fetches();

    assertThat(second.state()).isEqualTo(JobState.DONE);
    assertThat(all.world.contacts()).isEqualTo(2);
    assertThat(all.world.byEmail("ana-1@example.com")).isEqualTo(contact);
    assertThat(all.world.timeline(contact.id())).isEqualTo(timeline);
    assertThat(all.world.ledger.of(all.world.byEmail("ana-2@example.com").id())).isEqualTo(ledger);
    assertThat(Json.tree(second.result().orElseThrow()).at("/webhooks/existing").asInt())
        .isEqualTo(17);
  }

  @Test
  @DisplayName("A webhook that came meanwhile and is newer wins")
  void keepsWhatIsNewer() {
    all.world.deliver(
        "customers/update",
        """
        {"id": 1, "first_name": "Anna", "last_name": "Lee1", "email": "ana-1@example.com",
         "phone": null, "updated_at": "2026-03-02T08:30:00Z"}
        """);
    all.world.deliver(
        "customers_email_marketing_consent/update",
        """
        {"customer_id": 1, "email_address": "ana-1@example.com", "email_marketing_consent":
          {"state": "unsubscribed", "consent_updated_at": "2026-03-01T00:00:00Z"}}
        """);
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO));

    all.fetches();

    var ana = all.world.byEmail("ana-1@example.com");
    assertThat(ana.firstName()).contains("Anna");
    assertThat(ana.consents().optedOut(Channel.EMAIL)).isTrue();
  }

  @Test
  @DisplayName("An order that history stored before its webhook came is thanked for by its webhook")
  void thanksForAnOrderWhoseWebhookComesAfterTheHistory() {
    var thanks = new AutomationId(all.world.activate("{\"kind\": \"post-purchase\"}"));
    all.shop.exports().add("orders", order(1, AN_HOUR_AGO));
    all.fetches();
    assertThat(all.world.timesTriggered(thanks)).isZero();

    var webhook =
        """
        {"id": 1, "name": "#1", "email": "ana-1@example.com", "customer": {"id": 1},
         "created_at": "2026-03-02T08:00:00Z"}
        """;
    all.world.deliver("orders/paid", webhook);
    assertThat(all.world.timesTriggered(thanks)).isZero();
    all.world.deliver("orders/create", webhook);
    all.world.deliver("orders/create", webhook);

    assertThat(all.world.timesTriggered(thanks)).isEqualTo(1);
  }

  @Test
  @DisplayName("A cart that history stored reminds once its webhook comes, under one identity")
  void remindsOfACartWhoseWebhookComesAfterTheHistory() {
    var reminder =
        new AutomationId(all.world.activate("{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}"));
    all.shop.exports().add("abandonedCheckouts", checkout(2, AN_HOUR_AGO));
    all.fetches();
    var webhook =
        """
        {"id": 2, "token": "abc", "email": "ana-2@example.com", "customer": {"id": 2},
         "updated_at": "2026-03-02T08:00:00Z", "line_items": [{"title": "Lamp"}]}
        """;
    all.world.deliver("checkouts/update", webhook);
    all.world.pass(Duration.ofMinutes(90));
    all.fetches();
    all.world.deliver("checkouts/update", webhook);
    all.world.pass(Duration.ofHours(3));

    assertThat(all.world.timesTriggered(reminder)).isEqualTo(1);
  }

  @Test
  @DisplayName("Lines that cannot be read are counted and kept with their reason")
  void keepsWhatItCannotRead() throws IOException {
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO), "{broken");
    all.shop.exports().add("orders", "{\"id\": \"gid://shopify/Order/9\"}");
    all.shop.exports().add("orders", order(1, AN_HOUR_AGO));

    var job = all.fetches();

    var result = Json.tree(job.result().orElseThrow());
    assertThat(result.path("unreadable").asInt()).isEqualTo(2);
    assertThat(result.path("orders").asInt()).isEqualTo(1);
    try (var file = all.world.objects.get(ShopHistory.unreadableFile(job)).orElseThrow()) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
          .containsExactly(
              "{\"records\":\"customers\",\"line\":2,\"reason\":\"line must be a JSON object of at"
                  + " most 5 MB\"}",
              "{\"records\":\"orders\",\"line\":1,\"reason\":\"created_at is required\"}");
    }
  }

  @Test
  void waitsForOthersAndForTheShop() {
    all.shop.exports().add("orders", order(1, AN_HOUR_AGO));
    all.shop.exports().hasOthersRunning(5);
    all.shop.exports().takesPolls(2);
    all.shop.next(1, ShopAdminFault.THROTTLED);

    var job = all.starts();
    assertThat(job.state()).isEqualTo(JobState.PAUSED);
    all.world.pass(Duration.ofMinutes(1));
    assertThat(all.job(job).state()).isEqualTo(JobState.PAUSED);
    all.shop.exports().hasOthersRunning(0);

    assertThat(all.ends(job).state()).isEqualTo(JobState.DONE);
    assertThat(all.world.contacts()).isEqualTo(1);
  }

  @Test
  @DisplayName("A failed or expired export is begun again, a cut download continued")
  void beginsAgainWhatFailed() {
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO));
    for (long order = 1; order <= 30; order++) {
      all.shop.exports().add("orders", order(order, AN_HOUR_AGO));
    }
    all.shop.exports().failsNext("INTERNAL_SERVER_ERROR");
    all.shop.cutsDownload(10);
    all.shop.cutsDownload(20_000);

    var job = all.fetches();

    assertThat(job.state()).isEqualTo(JobState.DONE);
    var result = Json.tree(job.result().orElseThrow());
    assertThat(result.path("customers").asInt()).isEqualTo(1);
    assertThat(result.path("orders").asInt()).isEqualTo(30);
    assertThat(all.world.contacts()).isEqualTo(30);
  }

  @Test
  @DisplayName("A file that expires while the job is paused is exported again")
  void exportsAgainWhatExpired() {
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO));
    all.shop.exports().takesPolls(1);
    var job = all.starts();
    all.shop.exports().expireResults();

    assertThat(all.ends(job).state()).isEqualTo(JobState.DONE);
    assertThat(all.world.contacts()).isEqualTo(1);
  }

  @Test
  @DisplayName("An export that always fails ends the job; what the shop had is stored")
  void storesWhatThereIsOfAnExportThatFails() {
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO), customer(2, AN_HOUR_AGO));
    for (int attempt = 0; attempt < 3; attempt++) {
      all.shop.exports().failsNext("TIMEOUT");
    }

    var job = all.fetches();

    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow())
        .isEqualTo(
            "Shopify could not export the records: TIMEOUT. The customers that it had were stored;"
                + " start it again for the others");
    assertThat(all.world.contacts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"FORBIDDEN", "ACCESS_DENIED"})
  void saysWhatIsWrongWithTheToken(ShopAdminFault fault) {
    all.shop.next(1, fault);

    var job = all.fetches();

    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow()).contains("RELANCE_SHOPIFY_ADMIN_TOKEN");
  }

  @Test
  void startsOneAtATime() {
    all.shop.exports().takesPolls(3);
    var job = all.starts();

    assertThat(all.history().start()).isInstanceOf(Started.Running.class);
    all.world.relance.backgroundJobs().jobs().cancel(job.id());

    assertThat(all.history().start()).isInstanceOf(Started.Accepted.class);
  }

  @Test
  void isCancelledBetweenTwoParts() {
    all.shop.exports().add("customers", customer(1, AN_HOUR_AGO));
    all.shop.exports().takesPolls(3);
    Job job = all.starts();

    all.world.relance.backgroundJobs().jobs().cancel(job.id());
    all.ends(job);

    assertThat(all.job(job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(all.world.contacts()).isZero();
  }
}
