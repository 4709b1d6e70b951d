package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as shipped, and the statuses that a carrier reports. */
class ShipmentStoriesScenarioTest {
  private static final String GOODS = "\"line_items\": [{\"requires_shipping\": true}]";
  private static final String NUMBER =
      "\"tracking_number\": \"T1\", \"tracking_url\": \"https://t/1\"";

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"service\": \"gift_card\", \"line_items\": [{\"title\": \"Gift card\"}]",
        "\"line_items\": [{\"gift_card\": true, \"requires_shipping\": true}]",
        "\"line_items\": [{\"requires_shipping\": false}, {\"requires_shipping\": false}]"
      })
  @DisplayName("Case 13: a gift card or a download is not shipped")
  void doesNotShipWhatNeedsNoShipping(String lines) {
    var any = any();
    order("web");

    fulfillment("09:01", lines);

    assertThat(triggered(any)).isZero();
  }

  @Test
  @DisplayName("Case 13: a sale at the till is handed over; with a tracking number it is shipped")
  void doesNotShipWhatIsHandedOverAtTheTill() {
    var any = any();
    order("pos");
    fulfillment("09:01", GOODS);
    var handedOver = triggered(any);

    fulfillment("09:02", GOODS + ", " + NUMBER);

    assertThat(handedOver).isZero();
    assertThat(triggered(any)).isEqualTo(1);
  }

  @Test
  void shipsAParcelWithAGiftCardBesideGoods() {
    var any = any();
    order("web");

    fulfillment(
        "09:01", "\"line_items\": [{\"requires_shipping\": false}, {\"requires_shipping\": true}]");

    assertThat(triggered(any)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "in_transit, in-transit",
    "out_for_delivery, out-for-delivery",
    "attempted_delivery, attempted",
    "delayed, delayed",
    "ready_for_pickup, ready-for-pickup",
    "delivered, delivered",
    "failure, failed"
  })
  @DisplayName("G14: each status of a carrier triggers the automations that name it, once")
  void triggersByEachStatus(String reported, String status) {
    var named = activate("[\"%s\"]".formatted(status));
    order("web");
    fulfillment("09:01", GOODS);

    report(1, reported, "09:02");
    report(1, reported, "09:02");
    report(2, reported, "09:03");

    assertThat(triggered(named)).isEqualTo(1);
  }

  @Test
  @DisplayName("The first news of transit is that a parcel was shipped, told once")
  void isShippedByTheFirstNewsOfTransit() {
    var any = any();
    var shipped = activate("[\"shipped\"]");
    var transit = activate("[\"in-transit\"]");
    order("web");

    report(1, "in_transit", "09:02");
    fulfillment("09:01", GOODS);

    assertThat(triggered(any)).isEqualTo(1);
    assertThat(triggered(shipped)).isEqualTo(1);
    assertThat(triggered(transit)).isEqualTo(1);
  }

  @Test
  @DisplayName("An incident that happened before what is known is not told, nor one after delivery")
  void doesNotTellOfIncidentsThatAreOver() {
    var incidents = activate("[\"delayed\", \"attempted\", \"failed\"]");
    order("web");
    report(1, "out_for_delivery", "12:00");
    report(2, "delayed", "11:00");
    var over = triggered(incidents);
    report(3, "attempted_delivery", "13:00");
    report(4, "delivered", "14:00");
    report(5, "failure", "15:00");

    assertThat(over).isZero();
    assertThat(triggered(incidents)).isEqualTo(1);
  }

  @Test
  @DisplayName("All tracking numbers, each with its page")
  void namesEveryTrackingNumber() {
    order("web");

    fulfillment(
        "09:01",
        GOODS
            + """
            , "tracking_number": "T1", "tracking_numbers": ["T1", "T2"],
            "tracking_urls": ["https://t/1", "https://t/2"]
            """);

    var parcel = world.variables("shipment-shipped:5").path("fulfillment");
    assertThat(parcel.path("trackingNumber").asText()).isEqualTo("T1");
    assertThat(parcel.path("trackingUrl").asText()).isEqualTo("https://t/1");
    assertThat(parcel.path("tracking")).hasSize(2);
    assertThat(parcel.at("/tracking/1/number").asText()).isEqualTo("T2");
    assertThat(parcel.at("/tracking/1/url").asText()).isEqualTo("https://t/2");
  }

  @Test
  @DisplayName("A number that comes after the shipment is told, once")
  void tellsANumberThatComesLate() {
    var shipped = activate("[\"shipped\"]");
    order("web");
    fulfillment("09:01", GOODS);
    var before = triggered(shipped);

    fulfillment("09:02", GOODS + ", " + NUMBER);
    fulfillment("09:02", GOODS + ", " + NUMBER);
    fulfillment("09:03", GOODS + ", " + NUMBER.replace("T1", "T9"));

    assertThat(before).isEqualTo(1);
    assertThat(triggered(shipped)).isEqualTo(2);
    assertThat(world.variables("shipment-tracked:5").at("/fulfillment/trackingNumber").asText())
        .isEqualTo("T1");
  }

  @Test
  void doesNotTellANumberOnceTheParcelIsOutForDelivery() {
    var shipped = activate("[\"shipped\"]");
    order("web");
    fulfillment("09:01", GOODS);
    report(1, "out_for_delivery", "09:02");

    fulfillment("09:03", GOODS + ", " + NUMBER);

    assertThat(triggered(shipped)).isEqualTo(1);
  }

  private AutomationId any() {
    return new AutomationId(world.activate("{\"kind\": \"shipment-update\"}"));
  }

  private AutomationId activate(String statuses) {
    return new AutomationId(
        world.activate("{\"kind\": \"shipment-update\", \"statuses\": %s}".formatted(statuses)));
  }

  private long triggered(AutomationId automation) {
    return world.timesTriggered(automation);
  }

  private void order(String source) {
    world.deliver(
        "orders/create",
        """
        {"id": 9, "email": "ana@example.com", "source_name": "%s",
         "created_at": "2026-03-02T09:00:00Z"}
        """
            .formatted(source));
  }

  private void fulfillment(String time, String more) {
    world.deliver(
        "fulfillments/update",
        """
        {"id": 5, "order_id": 9, "status": "success", "updated_at": "2026-03-02T%s:00Z", %s}
        """
            .formatted(time, more));
  }

  private void report(int id, String status, String time) {
    world.deliver(
        "fulfillment_events/create",
        """
        {"id": %d, "fulfillment_id": 5, "order_id": 9, "status": "%s",
         "happened_at": "2026-03-02T%s:00Z"}
        """
            .formatted(id, status, time));
  }
}
