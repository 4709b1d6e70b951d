package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders as they stand after they were edited, cancelled or refunded. */
class OrderChangesScenarioTest {
  private static final String EMAIL = "ana@example.com";
  private static final String REFUND =
      """
      {"id": 5, "order_id": 9, "created_at": "2026-03-02T09:20:00Z",
       "transactions": [{"kind": "refund", "status": "success", "amount": "8.00", "currency": "EUR"}]}
      """;

  @TempDir Path folder;
  private StoryWorld world;
  private AutomationId automation;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
    automation = new AutomationId(world.activate("{\"kind\": \"post-purchase\"}"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("C4: later texts show the lines and the total as they are now; no second thanks")
  void showsTheOrderAsItStands() {
    created();

    updated("09:10", 1);

    assertThat(item().path("quantity").asInt()).isEqualTo(1);
    assertThat(order().path("total").asText()).isEqualTo("12.00");
    assertThat(world.timesTriggered(automation)).isEqualTo(1);
    assertThat(timeline()).containsOnlyOnce("order");
  }

  @Test
  void ignoresAnOlderState() {
    created();
    updated("09:10", 1);

    updated("09:05", 3);

    assertThat(item().path("quantity").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("A newer report without another value still makes older ones old")
  void ignoresAnOlderStateAfterOneThatChangedNothing() {
    created();
    updated("09:20", 2);
    updated("09:30", 2);

    updated("09:25", 1);

    assertThat(item().path("quantity").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("C4: an update that comes before its order waits for it, and thanks for nothing")
  void waitsForItsOrder() {
    updated("09:10", 1);
    var before = world.contacts();

    created();

    assertThat(before).isZero();
    assertThat(item().path("quantity").asInt()).isEqualTo(1);
    assertThat(world.timesTriggered(automation)).isEqualTo(1);
  }

  @Test
  void placesNoOrder() {
    updated("09:10", 1);
    world.pass(Duration.ofDays(31));

    assertThat(world.timesTriggered(automation)).isZero();
    assertThat(world.contacts()).isZero();
  }

  @Test
  @DisplayName("B13: an update that says cancelled cancels, also before the order comes")
  void cancels() {
    world.deliver("orders/updated", body("09:10", 2, "\"cancelled_at\": \"2026-03-02T09:10:00Z\""));

    created();

    assertThat(world.timesTriggered(automation)).isZero();
    assertThat(timeline()).containsOnlyOnce("order-cancelled").doesNotContain("order");
  }

  @Test
  void showsACancellationOnceUnderBothTopics() {
    created();

    world.deliver("orders/updated", body("09:10", 2, "\"cancelled_at\": \"2026-03-02T09:10:00Z\""));
    world.deliver("orders/cancelled", "{\"id\": 9, \"cancelled_at\": \"2026-03-02T09:10:00Z\"}");
    world.deliver("orders/updated", body("09:15", 2, "\"financial_status\": \"voided\""));

    assertThat(timeline()).containsOnlyOnce("order-cancelled");
  }

  @Test
  @DisplayName("Each refund is an event once, alone and within its order")
  void showsEachRefundOnce() {
    created();
    var second = REFUND.replace("\"id\": 5", "\"id\": 6");

    world.deliver("refunds/create", REFUND);
    world.deliver("orders/updated", body("09:20", 2, "\"refunds\": [%s]".formatted(REFUND)));
    world.deliver("refunds/create", REFUND);
    world.deliver(
        "orders/updated", body("09:30", 2, "\"refunds\": [%s, %s]".formatted(REFUND, second)));

    assertThat(refunds()).hasSize(2);
  }

  @Test
  @DisplayName("An order that is only called refunded has one refund, which its id names later")
  void showsARefundWithoutAnIdOnce() {
    created();

    world.deliver("orders/updated", body("09:10", 2, "\"financial_status\": \"refunded\""));
    world.deliver("orders/updated", body("09:15", 2, "\"financial_status\": \"refunded\""));
    world.deliver("refunds/create", REFUND);

    assertThat(refunds()).hasSize(1);
  }

  @Test
  void showsARefundThatComesBeforeItsOrder() {
    world.deliver("refunds/create", REFUND);
    var before = world.contacts();

    created();

    assertThat(before).isZero();
    assertThat(refunds()).hasSize(1);
  }

  @Test
  @DisplayName("An order that gets its buyer later is that buyer's, and is thanked for once")
  void findsTheBuyerLater() {
    world.deliver("orders/create", body("09:00", 2, "\"email\": null"));
    var before = world.timesTriggered(automation);

    updated("09:10", 1);
    updated("09:20", 1);

    assertThat(before).isZero();
    assertThat(world.timesTriggered(automation)).isEqualTo(1);
    assertThat(item().path("quantity").asInt()).isEqualTo(1);
  }

  @Test
  void addsThePhoneThatTheOrderGetsLater() {
    created();

    world.deliver("orders/updated", body("09:10", 2, "\"phone\": \"+33639980017\""));

    assertThat(world.byEmail(EMAIL).phone()).contains("+33639980017");
    assertThat(world.contacts()).isEqualTo(1);
  }

  @Test
  @DisplayName("D9: an order of somebody erased stays empty")
  void storesNothingAboutSomebodyErased() {
    created();
    world.deliver(
        "customers/redact",
        """
        {"shop_domain": "s", "customer": {"id": null, "email": "%s"}, "orders_to_redact": []}
        """
            .formatted(EMAIL));

    updated("09:10", 1);
    world.deliver("refunds/create", REFUND);

    assertThat(world.contacts()).isZero();
    assertThat(world.relance.people().contactEvents().find("order-completed:9")).isEmpty();
  }

  @Test
  @DisplayName("orders/edited has only differences: alone it changes nothing")
  void changesNothingByTheDeltasOfAnEdit() {
    created();

    edited();

    assertThat(item().path("quantity").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("An edit comes under both topics: the order is what orders/updated says, once")
  void showsAnEditedOrderAsItStands(boolean editedFirst) {
    created();

    if (editedFirst) {
      edited();
    }
    updated("09:10", 1);
    if (!editedFirst) {
      edited();
    }

    assertThat(item().path("quantity").asInt()).isEqualTo(1);
    assertThat(order().path("total").asText()).isEqualTo("12.00");
    assertThat(world.timesTriggered(automation)).isEqualTo(1);
  }

  /** One of two lamps is taken out of the order. */
  private void edited() {
    world.deliver(
        "orders/edited",
        """
        {"order_edit": {"id": 1, "order_id": 9,
         "line_items": {"additions": [], "removals": [{"id": 3, "delta": 1}]}}}
        """);
  }

  private void created() {
    world.deliver("orders/create", body("09:00", 2, "\"test\": false"));
  }

  private void updated(String time, int pieces) {
    world.deliver("orders/updated", body(time, pieces, "\"test\": false"));
  }

  /** An order over two lamps of which some are left; a later field counts. */
  private static String body(String time, int pieces, String more) {
    return """
    {"id": 9, "email": "%s", "created_at": "2026-03-02T09:00:00Z",
     "updated_at": "2026-03-02T%s:00Z", "currency": "EUR", "total_price": "24.00",
     "current_total_price": "%d.00",
     "line_items": [{"title": "Lamp", "quantity": 2, "current_quantity": %d}], %s}
    """
        .formatted(EMAIL, time, 12 * pieces, pieces, more);
  }

  private JsonNode order() {
    return world.variables("order-completed:9").path("order");
  }

  private JsonNode item() {
    return order().at("/items/0");
  }

  private List<String> timeline() {
    return world.timeline(world.byEmail(EMAIL).id());
  }

  private List<String> refunds() {
    return timeline().stream().filter("order-refunded"::equals).toList();
  }
}
