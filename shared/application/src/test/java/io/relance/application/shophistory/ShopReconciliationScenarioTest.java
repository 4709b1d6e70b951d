package io.relance.application.shophistory;

import static io.relance.testkit.fake.ShopHistoryLines.checkout;
import static io.relance.testkit.fake.ShopHistoryLines.customer;
import static io.relance.testkit.fake.ShopHistoryLines.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.jobs.JobState;
import io.relance.domain.id.AutomationId;
import io.relance.testkit.fake.ShopAdminFault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-4: each night, what webhooks missed is fetched")
class ShopReconciliationScenarioTest {
  private static final String YESTERDAY = "2026-03-01T12:00:00Z";

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

  /** From Monday 9:00 to Tuesday after three, and so on. */
  private void night() {
    all.world.pass(Duration.ofHours(20));
    all.world.pass(Duration.ofHours(4));
  }

  private AutomationId active(String trigger) {
    return new AutomationId(all.world.activate(trigger));
  }

  @Test
  @DisplayName("An order and a cart that no webhook reported trigger by the rules of late webhooks")
  void triggersByWhatWasMissed() {
    var thanks = active("{\"kind\": \"post-purchase\"}");
    var reminder = active("{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}");
    all.shop.exports().add("orders", order(1, YESTERDAY));
    all.fetches();
    all.shop.exports().add("orders", order(2, "2026-03-02T20:00:00Z"));
    all.shop.exports().add("abandonedCheckouts", checkout(3, "2026-03-02T21:00:00Z"));

    night();

    assertThat(all.world.timesTriggered(thanks)).isEqualTo(1);
    assertThat(all.world.occurrence("order-completed:2")).isNotNull();
    assertThat(all.world.timesTriggered(reminder)).isEqualTo(1);
    night();
    night();
    assertThat(all.world.timesTriggered(thanks)).isEqualTo(1);
    assertThat(all.world.timesTriggered(reminder)).isEqualTo(1);
  }

  @Test
  @DisplayName("It asks only for what changed since the last fetch began, and shows its job")
  void asksForWhatChanged() {
    all.shop.exports().add("customers", customer(1, YESTERDAY));
    all.fetches();

    night();

    var fetches = all.history().fetches();
    assertThat(fetches.reconciliation().orElseThrow().state()).isEqualTo(JobState.DONE);
    assertThat(fetches.reconciliation().orElseThrow().progress().done()).isZero();
    assertThat(fetches.next()).contains(Instant.parse("2026-03-04T03:00:00Z"));
    assertThat(all.shop.exports().queries().get(3))
        .contains("customers(query: \"updated_at:>='2026-03-02T08:50:00Z'\")");
  }

  @Test
  @DisplayName("An order from before the connection is changed, and thanked for by nobody")
  void thanksForNoOrderFromBefore() {
    var thanks = active("{\"kind\": \"post-purchase\"}");
    all.shop.exports().add("orders", order(1, YESTERDAY));
    all.fetches();
    var changed = order(1, YESTERDAY, "2026-03-02T20:00:00Z");
    changed[0] = changed[0].replace("\"42.5\"", "\"99.9\"");
    all.shop.exports().add("orders", changed);

    night();

    assertThat(all.world.timesTriggered(thanks)).isZero();
    assertThat(all.world.variables("order-completed:1").at("/order/total").asText())
        .isEqualTo("99.90");
  }

  @Test
  @DisplayName("A fetch that fails leaves its time to the next night, which is too late for thanks")
  void catchesUpAfterFailedNights() {
    var thanks = active("{\"kind\": \"post-purchase\"}");
    all.fetches();
    all.shop.exports().add("orders", order(2, "2026-03-02T20:00:00Z"));
    all.shop.next(1, ShopAdminFault.FORBIDDEN);
    night();
    assertThat(all.history().fetches().reconciliation().orElseThrow().state())
        .isEqualTo(JobState.FAILED);
    all.shop.next(1, ShopAdminFault.FORBIDDEN);
    night();

    night();

    assertThat(all.world.timesTriggered(thanks)).isZero();
    assertThat(all.world.timeline(all.world.byEmail("ana-2@example.com").id())).contains("order");
  }

  @Test
  @DisplayName("A subscription that Shopify deleted is made again")
  void subscribesAgain() {
    all.fetches();
    all.shop.subscriptions().drop("ORDERS_CREATE");

    night();

    assertThat(all.shop.topics("https://relance.example.com/webhooks/shopify"))
        .contains("ORDERS_CREATE");
  }

  @Test
  @DisplayName("Two fetches of the history leave one comparison a night")
  void comparesOnceANight() {
    all.fetches();
    all.fetches();
    var before = all.shop.exports().queries().size();

    night();

    assertThat(all.shop.exports().queries()).hasSize(before + 3);
  }
}
