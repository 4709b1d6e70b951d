package io.relance.providers.shopify;

import io.relance.domain.shop.CheckoutStatus;
import io.relance.domain.shop.Money;
import io.relance.domain.shop.OrderState;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.shop.ShopFact.CheckoutDeleted;
import io.relance.domain.shop.ShopFact.OrderCancelled;
import io.relance.domain.shop.ShopFact.OrderChanged;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.ShopFact.UnknownTopic;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads orders, and the checkouts that may become some. */
final class OrderReader {
  private static final Set<String> MONEY_RETURNED = Set.of("voided", "refunded");

  /** An order that was processed so long before it was created comes from another system. */
  private static final Duration IMPORTED = Duration.ofDays(2);

  private OrderReader() {}

  static ShopFact created(Payload order) throws MalformedField {
    return placed(order, BasketReader.paid(order), false);
  }

  static ShopFact paid(Payload order) throws MalformedField {
    return placed(order, BasketReader.paid(order), true);
  }

  static ShopFact updated(Payload order) throws MalformedField {
    var placed = placed(order, BasketReader.current(order), false);
    return new OrderChanged(
        placed, cancellation(order), RefundReader.ofOrder(order, placed.orderId()));
  }

  /**
   * The editing of an order: its payload has only the ids of lines and by how many they changed.
   * The order as it stands then comes under {@code orders/updated}.
   */
  static ShopFact edited(Payload edit) throws MalformedField {
    return edit.hasValue("order_edit") ? new UnknownTopic("orders/edited") : updated(edit);
  }

  private static OrderPlaced placed(Payload order, Optional<Money> total, boolean viaPaid)
      throws MalformedField {
    var id = order.requiredId("id");
    return new OrderPlaced(
        id,
        order.text("name").orElse("#" + order.id("order_number").orElse(id)),
        ShopifyContactReader.buyer(order),
        order.text("checkout_token"),
        order.text("cart_token"),
        total,
        order.text("order_status_url"),
        BasketReader.items(order),
        BasketReader.discountCodes(order),
        BasketReader.ticked(order),
        order.firstInstant("created_at", "processed_at", "updated_at"),
        order.firstInstant("updated_at", "created_at", "processed_at"),
        viaPaid,
        state(order),
        order.text("source_name").filter("pos"::equalsIgnoreCase).isPresent());
  }

  private static OrderState state(Payload order) throws MalformedField {
    if (order.flag("test")) {
      return OrderState.TEST;
    }
    if (order.instant("cancelled_at").isPresent()) {
      return OrderState.CANCELLED;
    }
    if (order.text("financial_status").filter(MONEY_RETURNED::contains).isPresent()) {
      return OrderState.VOIDED;
    }
    var processed = order.instant("processed_at");
    var created = order.instant("created_at");
    return processed.flatMap(at -> created.map(it -> at.isBefore(it.minus(IMPORTED)))).orElse(false)
        ? OrderState.IMPORTED
        : OrderState.PLACED;
  }

  /** A voided payment ends an order as a cancellation does. */
  private static Optional<OrderCancelled> cancellation(Payload order) throws MalformedField {
    if (order.hasValue("cancelled_at")) {
      return Optional.of(cancelled(order));
    }
    var voided = order.text("financial_status").filter("voided"::equals);
    var at = order.firstInstant("updated_at", "created_at", "processed_at");
    var id = order.requiredId("id");
    return voided.map(_ -> new OrderCancelled(id, voided, at));
  }

  static OrderCancelled cancelled(Payload order) throws MalformedField {
    return new OrderCancelled(
        order.requiredId("id"),
        order.text("cancel_reason"),
        order.firstInstant("cancelled_at", "updated_at"));
  }

  /** A checkout's numeric id is not always there; its token is. */
  static ShopFact checkout(Payload checkout) throws MalformedField {
    return new CheckoutChanged(
        checkout.requiredText("token"),
        number(checkout),
        checkout.text("cart_token"),
        ShopifyContactReader.buyer(checkout),
        checkout.text("abandoned_checkout_url"),
        BasketReader.shown(checkout),
        BasketReader.items(checkout),
        BasketReader.ticked(checkout),
        checkout.firstInstant("updated_at", "created_at"),
        status(checkout));
  }

  /** Some versions of the payload have the number only in the name, after a hash sign. */
  private static Optional<String> number(Payload checkout) throws MalformedField {
    var id = checkout.id("id");
    return id.isPresent()
        ? id
        : checkout.text("name").filter(name -> name.startsWith("#")).map(name -> name.substring(1));
  }

  private static CheckoutStatus status(Payload checkout) throws MalformedField {
    if (checkout.instant("completed_at").isPresent()) {
      return CheckoutStatus.COMPLETED;
    }
    if (checkout.instant("closed_at").isPresent()) {
      return CheckoutStatus.CLOSED;
    }
    return BasketReader.isEmptied(checkout) ? CheckoutStatus.EMPTY : CheckoutStatus.OPEN;
  }

  /** The deletion has no token and no time. */
  static ShopFact checkoutDeleted(Payload checkout) throws MalformedField {
    return new CheckoutDeleted(checkout.id("id"), checkout.text("cart_token"));
  }
}
