package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which orders are thanked for, and what texts say of them. */
class OrderStoriesScenarioTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"test\": true",
        "\"cancelled_at\": \"2026-03-02T08:59:00Z\"",
        "\"financial_status\": \"voided\"",
        "\"financial_status\": \"refunded\"",
        "\"processed_at\": \"2024-11-01T10:00:00Z\""
      })
  @DisplayName("B13: no thanks for a test, cancelled, voided or imported order")
  void doesNotThankForAnOrderThatNobodyHasJustPlaced(String field) {
    order("\"created_at\": \"2026-03-02T09:00:00Z\"", field);

    assertThat(world.timesTriggered(automation)).isZero();
  }

  @Test
  @DisplayName("B13: no thanks for an order of more than 48 hours ago; it is shown at its own time")
  void doesNotThankForAnOldOrder() {
    order("\"created_at\": \"2025-01-05T10:00:00Z\"", "\"test\": false");

    assertThat(world.timesTriggered(automation)).isZero();
    assertThat(world.timeline(world.byEmail("ana@example.com").id())).containsOnlyOnce("order");
  }

  @Test
  void doesNotThankForAnOrderWhoseCancellationCameFirst() {
    world.deliver("orders/cancelled", "{\"id\": 9, \"cancelled_at\": \"2026-03-02T09:00:00Z\"}");

    order("\"created_at\": \"2026-03-02T08:59:00Z\"", "\"test\": false");

    assertThat(world.timesTriggered(automation)).isZero();
    assertThat(world.timeline(world.byEmail("ana@example.com").id()))
        .contains("order-cancelled")
        .doesNotContain("order");
  }

  @Test
  void thanksForAnOrderThatIsReportedADayLate() {
    world.pass(Duration.ofDays(1));

    order("\"created_at\": \"2026-03-02T09:00:00Z\"", "\"financial_status\": \"pending\"");

    assertThat(world.timesTriggered(automation)).isEqualTo(1);
  }

  @Test
  @DisplayName("Case 14: what the customer paid, in the customer's currency; the lines as they are")
  void saysWhatTheCustomerPaid() {
    order(
        "\"created_at\": \"2026-03-02T09:00:00Z\"",
        """
        "total_price": "20.00", "currency": "EUR", "presentment_currency": "USD",
        "total_price_set": {"shop_money": {"amount": "20.00", "currency_code": "EUR"},
          "presentment_money": {"amount": "21.60", "currency_code": "USD"}},
        "line_items": [
          {"title": "Lamp", "quantity": 3, "current_quantity": 2, "price": "10.00",
           "price_set": {"presentment_money": {"amount": "10.80", "currency_code": "USD"}}},
          {"title": "Removed", "quantity": 1, "current_quantity": 0, "price": "5.00"}]
        """);

    var order = world.variables("order-completed:9").path("order");

    assertThat(order.path("total").asText()).isEqualTo("21.60");
    assertThat(order.path("currency").asText()).isEqualTo("USD");
    assertThat(order.path("items")).hasSize(1);
    assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(2);
    assertThat(order.at("/items/0/price").asText()).isEqualTo("10.80");
  }

  @Test
  @DisplayName("A cart shows the currency that its customer sees")
  void saysWhatTheCustomerSees() {
    world.activate("{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}");
    world.deliver(
        "checkouts/create",
        """
        {"token": "a", "email": "ana@example.com", "updated_at": "2026-03-02T09:00:00Z",
         "currency": "USD", "presentment_currency": "EUR", "total_price": "92.35",
         "line_items": [{"title": "Lamp"}]}
        """);
    world.pass(Duration.ofHours(1));

    assertThat(world.variables("cart-abandoned:a").at("/checkout/currency").asText())
        .isEqualTo("EUR");
  }

  @Test
  @DisplayName("G13: codes, variants, pictures and addresses of products")
  void saysWhatElseIsKnownOfTheLines() {
    order(
        "\"created_at\": \"2026-03-02T09:00:00Z\"",
        """
        "discount_codes": [{"code": "WELCOME10", "amount": "1.00", "type": "percentage"}],
        "line_items": [
          {"title": "Lamp", "variant_title": "Blue / Large", "image": {"src": "x"},
           "image_url": "https://cdn.example.com/lamp.jpg", "url": "javascript:alert(1)"},
          {"title": "Mug", "variant_title": "Default Title", "url": "https://s.example.com/mug"}]
        """);

    var order = world.variables("order-completed:9").path("order");

    assertThat(order.at("/discountCodes/0").asText()).isEqualTo("WELCOME10");
    assertThat(order.at("/items/0/variant").asText()).isEqualTo("Blue / Large");
    assertThat(order.at("/items/0/image").asText()).isEqualTo("https://cdn.example.com/lamp.jpg");
    assertThat(order.at("/items/0/url").isTextual()).isFalse();
    assertThat(order.at("/items/1/variant").isTextual()).isFalse();
    assertThat(order.at("/items/1/url").asText()).isEqualTo("https://s.example.com/mug");
  }

  private void order(String created, String more) {
    world.deliver(
        "orders/create",
        "{\"id\": 9, \"email\": \"ana@example.com\", %s, %s}".formatted(created, more));
  }
}
