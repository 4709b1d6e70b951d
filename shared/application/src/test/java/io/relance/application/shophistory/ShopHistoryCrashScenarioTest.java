package io.relance.application.shophistory;

import static io.relance.testkit.fake.ShopHistoryLines.checkout;
import static io.relance.testkit.fake.ShopHistoryLines.customer;
import static io.relance.testkit.fake.ShopHistoryLines.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.composition.Project;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.TestShop;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.jobs.JobState;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.testing.TestProject;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.providers.Timeouts;
import io.relance.providers.shopify.ShopifyAdmin;
import io.relance.providers.shopify.ShopifyAdminSettings;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import io.relance.testkit.fake.FakeShopAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-4, D6.1: the fetch of a shop's history ends whatever ends its workers, never twice")
class ShopHistoryCrashScenarioTest {
  private static final String PLACED = "2026-11-23T09:00:00Z";
  private static final Duration ENOUGH = Duration.ofMinutes(1);

  @TempDir Path folder;
  @AutoClose private final FakeShopAdmin fake = FakeShopAdmin.start();

  @Test
  @DisplayName("Killed before and after each write")
  void continuesAfterACrashAtAnyPoint() {
    fake.exports().add("customers", customer(1, PLACED), customer(2, PLACED));
    fake.exports().add("orders", order(1, PLACED));
    fake.exports().add("orders", order(2, PLACED));
    fake.exports().add("abandonedCheckouts", checkout(2, PLACED));
    for (int point = 0; ; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        if (!dies(shop, CrashPoint.at(point))) {
          assertThat(point).isGreaterThan(40);
          return;
        }

        finish(shop);

        assertWhole(shop, "point " + point);
      }
    }
  }

  /** Whether the process ended before it had fetched all. */
  private boolean dies(TestShop shop, CrashPoint crash) {
    try {
      run(shop.relance(new WatchedItemStore(shop.store(), crash), project("boot-1")));
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  /** The next process continues the job, if it was accepted. */
  private void finish(TestShop shop) {
    run(shop.relance(shop.store(), project("boot-2")));
  }

  private void run(Relance relance) {
    var history = relance.ingest().shopHistory();
    if (history.fetches().history().isEmpty()) {
      var _ = history.start();
    }
    var job = history.fetches().history().orElseThrow();
    relance.backgroundJobs().runJobs().run(job.id(), ENOUGH);
  }

  private Project project(String boot) {
    var settings = new ShopifyAdminSettings(FakeShopAdmin.TOKEN, fake.url());
    return TestProject.withShop(
        TestProject.inFrance(boot), new ShopifyAdmin(settings, Timeouts.USUAL));
  }

  private void assertWhole(TestShop shop, String point) {
    var relance = shop.relance(shop.store(), project("boot-2"));
    var job = relance.ingest().shopHistory().fetches().history().orElseThrow();
    assertThat(job.state()).as(point).isEqualTo(JobState.DONE);
    var result = Json.tree(job.result().orElseThrow());
    assertThat(result.path("customers").asInt()).as(point).isEqualTo(2);
    assertThat(result.path("orders").asInt()).as(point).isEqualTo(2);
    assertThat(result.path("checkouts").asInt()).as(point).isEqualTo(1);
    assertThat(shop.contacts().list(PageRequest.first(10)).items()).as(point).hasSize(2);
    for (var email : List.of("ana-1@example.com", "ana-2@example.com")) {
      var contact = shop.contacts().byEmail(email).orElseThrow();
      assertThat(shop.ledger().of(contact.id())).as(point).hasSize(1);
      var activities =
          Query.of(Tables.CONTACTS, ContactKeys.partition(contact.id()))
              .startingWith(ContactKeys.ACTIVITY);
      assertThat(shop.store().all(activities).map(item -> item.text("kind").orElseThrow()))
          .as(point)
          .containsOnlyOnce("order");
    }
    for (var order : List.of("order-completed:1", "order-completed:2")) {
      assertThat(relance.people().contactEvents().find(order).orElseThrow().settled())
          .as(point)
          .isTrue();
    }
  }
}
