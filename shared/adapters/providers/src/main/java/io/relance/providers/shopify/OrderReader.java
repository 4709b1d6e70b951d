package io.relance.providers.shopify;

import io.relance.domain.shop.CheckoutStatus;
import io.relance.domain.shop.OrderState;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.shop.ShopFact.CheckoutDeleted;
import io.relance.domain.shop.ShopFact.OrderCancelled;
import io.relance.domain.shop.ShopFact.OrderPlaced;
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
    return placed(order, false);
  }

  static ShopFact paid(Payload order) throws MalformedField {
    return placed(order, true);
  }

  private static OrderPlaced placed(Payload order, boolean viaPaid) throws MalformedField {
    var id = order.requiredId("id");
    return new OrderPlaced(
        id,
        order.text("name").orElse("#" + order.id("order_number").orElse(id)),
        ShopifyContactReader.buyer(order),
        order.text("checkout_token"),
        order.text("cart_token"),
        BasketReader.paid(order),
        order.text("order_status_url"),
        BasketReader.items(order),
        BasketReader.ticked(order),
        order.firstInstant("created_at", "processed_at", "updated_at"),
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

  static ShopFact cancelled(Payload order) throws MalformedField {
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
