package io.relance.providers.shopify;

import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.shop.ShopFact.OrderCancelled;
import io.relance.domain.shop.ShopFact.OrderPlaced;

/** Reads orders, and the checkouts that may become some. */
final class OrderReader {
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
        BasketReader.total(order),
        order.text("order_status_url"),
        BasketReader.items(order),
        BasketReader.ticked(order),
        order.firstInstant("created_at", "processed_at", "updated_at"),
        viaPaid,
        order.flag("test"));
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
        checkout.text("cart_token"),
        ShopifyContactReader.buyer(checkout),
        checkout.text("abandoned_checkout_url"),
        BasketReader.total(checkout),
        BasketReader.items(checkout),
        BasketReader.ticked(checkout),
        checkout.firstInstant("updated_at", "created_at"),
        checkout.instant("completed_at"));
  }
}
