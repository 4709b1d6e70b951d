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

/** A parcel is on its way. */
class ShipmentDeliveredScenarioTest {
  private static final String PARCEL = "5820194437712400127";
  private static final String ANY = "{\"kind\": \"shipment-update\"}";
  private static final String DELIVERED =
      "{\"kind\": \"shipment-update\", \"statuses\": [\"delivered\"]}";

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
  @DisplayName("A-6 Shipped, out for delivery, delivered: any or chosen ones")
  void tellsEachStatusOfAParcel() {
    var any = world.activate(ANY);
    var delivered = world.activate(DELIVERED);
    world.deliver("order-completed");

    world.deliver("fulfillment-created");
    world.deliver("fulfillment-updated");
    world.deliver("shipment-out-for-delivery");
    world.deliver("shipment-delivered");

    assertThat(world.timesTriggered(new AutomationId(any))).isEqualTo(3);
    assertThat(world.timesTriggered(new AutomationId(delivered))).isEqualTo(1);
  }

  @Test
  void findsTheBuyerThroughTheOrderAndKeepsTheTracking() {
    world.deliver("order-completed");
    world.deliver("fulfillment-updated");

    world.deliver("shipment-delivered");

    var contactEvent = world.occurrence("shipment-delivered:" + PARCEL);
    var variables = world.variables(contactEvent.id());
    assertThat(contactEvent.contact()).isEqualTo(world.byPhone("+15145550142").id());
    assertThat(variables.at("/fulfillment/status").asText()).isEqualTo("delivered");
    assertThat(variables.at("/fulfillment/trackingNumber").asText()).isNotEmpty();
    assertThat(variables.at("/order/name").asText()).isEqualTo("#LM1042");
  }

  @Test
  void isHarmlessWhenRepeated() {
    var any = world.activate(ANY);
    world.deliver("order-completed");

    world.deliver("fulfillment-updated");
    world.deliver("fulfillment-updated");
    world.deliver("shipment-delivered");
    world.deliver("shipment-delivered");

    assertThat(world.timesTriggered(new AutomationId(any))).isEqualTo(2);
  }

  @Test
  @DisplayName("A status that comes after a later one is not told")
  void doesNotTellOfWhatIsOver() {
    var any = world.activate(ANY);
    world.deliver("order-completed");

    world.deliver("shipment-delivered");
    world.deliver("shipment-out-for-delivery");
    world.deliver("fulfillment-updated");

    assertThat(world.timesTriggered(new AutomationId(any))).isEqualTo(1);
  }

  @Test
  @DisplayName("Shipped = a fulfillment that succeeds or its first in_transit event, once")
  void isShippedOnceByWhicheverComesFirst() {
    var any = world.activate(ANY);
    world.deliver("order-completed");

    world.tellsOf("shipment-out-for-delivery", "out_for_delivery", "in_transit");
    world.deliver("fulfillment-updated");
    world.tellsOf(
        "shipment-out-for-delivery", "out_for_delivery", "in_transit", "1530048812233901771", "9");

    assertThat(world.timesTriggered(new AutomationId(any))).isEqualTo(1);
  }

  @Test
  @DisplayName("What names only an order waits for it, and is then told in its order")
  void waitsForAnOrderThatComesLater() {
    var any = world.activate(ANY);
    world.deliver("shipment-delivered");
    world.deliver("fulfillment-updated");
    world.deliver("shipment-out-for-delivery");
    var before = world.timesTriggered(new AutomationId(any));

    world.deliver("order-completed");

    assertThat(before).isZero();
    assertThat(world.timesTriggered(new AutomationId(any))).isEqualTo(3);
  }

  @Test
  void tellsTheReceiverWhenTheOrderNamesNobody() {
    var any = world.activate(ANY);
    world.deliver(
        "orders/create", "{\"id\": 8209829119461545081, \"created_at\": \"2026-03-01T10:00:00Z\"}");

    world.deliver("fulfillment-updated");
    world.deliver("shipment-delivered");

    assertThat(world.timesTriggered(new AutomationId(any))).isEqualTo(2);
    assertThat(world.occurrence("shipment-delivered:" + PARCEL).contact())
        .isEqualTo(world.byEmail("camille.moreau@example.com").id());
  }
}
