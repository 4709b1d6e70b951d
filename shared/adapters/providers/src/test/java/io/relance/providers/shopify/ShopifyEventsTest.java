package io.relance.providers.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.contact.Channel;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.shop.CarrierStatus;
import io.relance.domain.shop.CheckoutStatus;
import io.relance.domain.shop.FulfillmentStatus;
import io.relance.domain.shop.MarketingConsent;
import io.relance.domain.shop.Money;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.shop.ShopFact.ConsentChanged;
import io.relance.domain.shop.ShopFact.CustomerChanged;
import io.relance.domain.shop.ShopFact.CustomerDeleted;
import io.relance.domain.shop.ShopFact.CustomerRedacted;
import io.relance.domain.shop.ShopFact.DataRequested;
import io.relance.domain.shop.ShopFact.FulfillmentChanged;
import io.relance.domain.shop.ShopFact.FulfillmentProgress;
import io.relance.domain.shop.ShopFact.OrderCancelled;
import io.relance.domain.shop.ShopFact.OrderChanged;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.ShopFact.OrderRefunded;
import io.relance.domain.shop.ShopFact.ShopRedacted;
import io.relance.domain.shop.ShopFact.UnknownTopic;
import io.relance.testkit.fake.SampleEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShopifyEventsTest {
  private static final SampleEvents EVENTS = SampleEvents.find();

  static Iterable<String> slugs() {
    return EVENTS.shopifySlugs();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void understandsEachEvent(String slug) {
    assertThat(read(slug)).isNotInstanceOf(UnknownTopic.class);
  }

  @Test
  void readsAnAbandonedCheckout() {
    var checkout = (CheckoutChanged) read("checkout-abandoned");

    assertThat(checkout.token()).isEqualTo("7d1f4c0a92be4e6f8a35d0c9b7e21a64");
    assertThat(checkout.contact().email()).contains("camille.moreau@example.com");
    assertThat(checkout.contact().phones()).isEmpty();
    assertThat(checkout.recoveryUrl()).get().asString().contains("/recover?");
    assertThat(checkout.ticked().texts()).isFalse();
    assertThat(checkout.status()).isEqualTo(CheckoutStatus.OPEN);
  }

  @Test
  void readsWhatACheckoutGained() {
    var checkout = (CheckoutChanged) read("checkout-updated");

    assertThat(checkout.contact().phones().getFirst().number()).isEqualTo("+15145550142");
    assertThat(checkout.ticked().texts()).isTrue();
    assertThat(checkout.ticked().textsTo()).contains("+15145550142");
    assertThat(checkout.items()).hasSize(2);
    assertThat(checkout.items().getFirst().quantity()).isEqualTo(2);
    assertThat(checkout.updatedAt()).isEqualTo(Instant.parse("2026-11-23T23:06:37Z"));
    assertThat(((CheckoutChanged) read("checkout-completed")).status())
        .isEqualTo(CheckoutStatus.COMPLETED);
  }

  @Test
  void readsAnOrderWithIdsToTheLastDigit() {
    var order = (OrderPlaced) read("order-completed");

    assertThat(order.orderId()).isEqualTo("8209829119461545081");
    assertThat(order.contact().shopCustomerId()).contains("7064055069303700841");
    assertThat(order.checkoutToken()).contains("7d1f4c0a92be4e6f8a35d0c9b7e21a64");
    assertThat(order.name()).isEqualTo("#LM1042");
    assertThat(order.total()).contains(new Money(new BigDecimal("193.00"), "CAD"));
    assertThat(order.contact().locale()).contains("fr-CA");
    assertThat(order.contact().country()).contains("CA");
    assertThat(order.items().getLast().price()).contains(new BigDecimal("129.00"));
    assertThat(order.viaPaid()).isFalse();
  }

  @Test
  void tellsAPaidOrderFromANewOne() {
    var paid = (OrderPlaced) read("order-paid");

    assertThat(paid.viaPaid()).isTrue();
    assertThat(paid.orderId()).isEqualTo(((OrderPlaced) read("order-completed")).orderId());
  }

  @Test
  @DisplayName("C4: an order as it stands: lines that are left, and what is still to be paid")
  void readsAnEditedOrder() {
    var changed = (OrderChanged) read("order-updated");
    var order = changed.order();

    assertThat(order.items().getFirst().quantity()).isEqualTo(1);
    assertThat(order.total()).contains(new Money(new BigDecimal("161.00"), "CAD"));
    assertThat(order.updatedAt()).isEqualTo(Instant.parse("2026-11-24T15:12:30Z"));
    assertThat(changed.cancellation()).isEmpty();
    assertThat(changed.refunds()).containsExactly((OrderRefunded) read("order-refunded"));
  }

  @Test
  void readsARefund() {
    var refund = (OrderRefunded) read("order-refunded");

    assertThat(refund.orderId()).isEqualTo("8209829119461545081");
    assertThat(refund.refundId()).contains("9290119829119461507");
    assertThat(refund.amount()).contains(new Money(new BigDecimal("32.00"), "CAD"));
    assertThat(refund.at()).isEqualTo(Instant.parse("2026-11-24T15:12:29Z"));
  }

  @Test
  void readsACancellation() {
    var cancelled = (OrderCancelled) read("order-cancelled");

    assertThat(cancelled.reason()).contains("customer");
    assertThat(cancelled.at()).isEqualTo(Instant.parse("2026-11-24T14:02:47Z"));
  }

  @Test
  void readsAParcelAndItsDestination() {
    var parcel = (FulfillmentChanged) read("fulfillment-updated");

    assertThat(parcel.status()).isEqualTo(FulfillmentStatus.SUCCESS);
    assertThat(parcel.shipment()).isEmpty();
    assertThat(parcel.tracking().number()).contains("LP00421377CA");
    assertThat(parcel.contact().phones().getFirst().number()).isEqualTo("(514) 555-0142");
    assertThat(parcel.contact().country()).contains("CA");
  }

  @Test
  void readsWhereAParcelIs() {
    var progress = (FulfillmentProgress) read("shipment-out-for-delivery");

    assertThat(progress.status()).isEqualTo(CarrierStatus.OUT_FOR_DELIVERY);
    assertThat(progress.orderId()).isEqualTo("8209829119461545081");
    assertThat(progress.fulfillmentId()).isEqualTo("5820194437712400127");
  }

  @Test
  void readsCustomers() {
    var customer = ((CustomerChanged) read("customer-updated")).contact();

    assertThat(customer.phones().getFirst().number()).isEqualTo("06 39 98 00 17");
    assertThat(customer.country()).contains("FR");
    assertThat(read("customer-deleted")).isEqualTo(new CustomerDeleted("7064055069303700902"));
  }

  @Test
  void readsTheThreeShapesOfConsent() {
    var sms = (ConsentChanged) read("consent-sms");
    var email = (ConsentChanged) read("consent-email");
    var whatsApp = (ConsentChanged) read("consent-whatsapp");

    assertThat(sms.channel()).isEqualTo(Channel.SMS);
    assertThat(sms.customerId()).contains("7064055069303700841");
    assertThat(email.address()).contains("noe.lambert@example.com");
    assertThat(email.at()).contains(Instant.parse("2026-11-24T08:30:00Z"));
    assertThat(whatsApp.state()).isEqualTo(MarketingConsent.UNSUBSCRIBED);
    assertThat(whatsApp.at()).isPresent();
  }

  @Test
  void readsPrivacyRequests() {
    var request = (DataRequested) read("data-request");
    var redact = (CustomerRedacted) read("customer-redact");

    assertThat(request.requestId()).isEqualTo("9127744");
    assertThat(request.orderIds()).containsExactly("8209829119461540077");
    assertThat(redact.person()).isEqualTo(request.person());
    assertThat(redact.person().phone()).isEqualTo(Optional.of("+33639980017"));
    assertThat(read("shop-redact")).isEqualTo(new ShopRedacted("maison-lumen.myshopify.com"));
  }

  private static ShopFact read(String slug) {
    var parsedWebhook = ShopifyWebhooks.parse(EVENTS.topic(slug), EVENTS.shopify(slug));
    return ((ParsedWebhook.Parsed<ShopFact>) parsedWebhook).value();
  }
}
