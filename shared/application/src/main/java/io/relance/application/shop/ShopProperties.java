package io.relance.application.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.model.EventProperties;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.shop.ShopFact.OrderRefunded;
import io.relance.domain.text.NumberBounds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The properties of a shop's events, as criteria compare them, from the variables of texts: those
 * of a stored event and those that a simulation is given.
 */
public final class ShopProperties {
  private ShopProperties() {}

  /**
   * The properties of an event.
   *
   * @param variables the roots that texts may use: {@code order}, {@code checkout}, {@code
   *     fulfillment}
   */
  public static EventProperties of(BuiltInEvent event, JsonNode variables) {
    var none = EventProperties.of(event);
    return switch (event) {
      case ORDER, ORDER_CANCELLED -> order(none, variables.path("order"));
      case CHECKOUT, CART_ABANDONED -> basket(none, variables.path("checkout"));
      case SHIPMENT -> shipment(none, variables);
      case ORDER_REFUNDED,
          INBOUND_MESSAGE,
          MESSAGE_SENT,
          MESSAGE_DELIVERED,
          MESSAGE_OPENED,
          MESSAGE_CLICKED,
          MESSAGE_REPLIED,
          SUBSCRIBED,
          UNSUBSCRIBED,
          COMPLAINED,
          BOUNCED,
          PAGE_VISITED,
          PRODUCT_VIEWED,
          LIST_JOINED,
          IMPORT ->
          none;
    };
  }

  /** The properties of a refund. */
  static EventProperties of(OrderRefunded refund) {
    var named = EventProperties.of(BuiltInEvent.ORDER_REFUNDED).with("order", refund.orderId());
    return refund
        .amount()
        .map(money -> named.with("total", money.amount()).with("currency", money.currency()))
        .orElse(named);
  }

  private static EventProperties order(EventProperties none, JsonNode order) {
    var named =
        none.with("id", order.path("id").asText()).with("name", order.path("name").asText());
    return basket(named.with("discountCodes", texts(order.path("discountCodes"))), order);
  }

  private static EventProperties basket(EventProperties known, JsonNode basket) {
    var priced = known;
    var total = number(basket.path("total"));
    if (total.isPresent()) {
      priced = priced.with("total", total.orElseThrow());
    }
    return items(priced.with("currency", basket.path("currency").asText()), basket.path("items"));
  }

  private static EventProperties items(EventProperties known, JsonNode items) {
    if (items.isEmpty()) {
      return known;
    }
    var pieces =
        StreamSupport.stream(items.spliterator(), false)
            .map(item -> BigDecimal.valueOf(item.path("quantity").asLong(1)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return known
        .with("itemCount", pieces)
        .with("skus", texts(items, "sku"))
        .with("titles", texts(items, "title"));
  }

  private static List<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<String> texts(JsonNode items, String field) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path(field).asText())
        .toList();
  }

  private static EventProperties shipment(EventProperties none, JsonNode variables) {
    var fulfillment = variables.path("fulfillment");
    return none.with("order", variables.path("order").path("id").asText())
        .with("status", fulfillment.path("status").asText())
        .with("company", fulfillment.path("company").asText());
  }

  /** Amounts are texts in stored variables. */
  private static Optional<BigDecimal> number(JsonNode amount) {
    var written = amount.asText();
    try {
      return NumberBounds.isBeyond(written) || written.isEmpty()
          ? Optional.empty()
          : Optional.of(new BigDecimal(written));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
