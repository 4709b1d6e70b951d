package io.relance.application.shop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.relance.application.persistence.Json;
import io.relance.domain.shop.ShopFact;

/** Facts of a shop as JSON and back, for queues and for those that wait. */
final class ShopFacts {
  private static final ObjectMapper MAPPER =
      Json.MAPPER.copy().addMixIn(ShopFact.class, Kinds.class);

  /** In ASCII, which every queue carries, whatever a shop wrote. */
  private static final ObjectWriter WRITER =
      MAPPER.writerFor(ShopFact.class).with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private ShopFacts() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "order-placed", value = ShopFact.OrderPlaced.class),
    @JsonSubTypes.Type(name = "order-changed", value = ShopFact.OrderChanged.class),
    @JsonSubTypes.Type(name = "order-refunded", value = ShopFact.OrderRefunded.class),
    @JsonSubTypes.Type(name = "order-cancelled", value = ShopFact.OrderCancelled.class),
    @JsonSubTypes.Type(name = "fulfillment-changed", value = ShopFact.FulfillmentChanged.class),
    @JsonSubTypes.Type(name = "fulfillment-progress", value = ShopFact.FulfillmentProgress.class),
    @JsonSubTypes.Type(name = "checkout-changed", value = ShopFact.CheckoutChanged.class),
    @JsonSubTypes.Type(name = "checkout-deleted", value = ShopFact.CheckoutDeleted.class),
    @JsonSubTypes.Type(name = "customer-changed", value = ShopFact.CustomerChanged.class),
    @JsonSubTypes.Type(name = "customer-deleted", value = ShopFact.CustomerDeleted.class),
    @JsonSubTypes.Type(name = "consent-changed", value = ShopFact.ConsentChanged.class),
    @JsonSubTypes.Type(name = "data-requested", value = ShopFact.DataRequested.class),
    @JsonSubTypes.Type(name = "customer-redacted", value = ShopFact.CustomerRedacted.class),
    @JsonSubTypes.Type(name = "shop-redacted", value = ShopFact.ShopRedacted.class),
    @JsonSubTypes.Type(name = "unknown-topic", value = ShopFact.UnknownTopic.class)
  })
  private interface Kinds {}

  /** The kind of a fact with the shop's own id of what it is about; names no person. */
  static String label(ShopFact fact) {
    return switch (fact) {
      case ShopFact.OrderPlaced placed -> "order-placed:" + placed.orderId();
      case ShopFact.OrderChanged changed -> "order-changed:" + changed.order().orderId();
      case ShopFact.OrderRefunded refunded -> "order-refunded:" + refunded.orderId();
      case ShopFact.OrderCancelled cancelled -> "order-cancelled:" + cancelled.orderId();
      case ShopFact.FulfillmentChanged changed ->
          "fulfillment-changed:" + changed.orderId() + "/" + changed.fulfillmentId();
      case ShopFact.FulfillmentProgress progress ->
          "fulfillment-progress:" + progress.orderId() + "/" + progress.fulfillmentId();
      case ShopFact.CheckoutChanged changed -> "checkout-changed:" + changed.token();
      case ShopFact.CheckoutDeleted deleted -> "checkout-deleted:" + deleted.id().orElse("unknown");
      case ShopFact.CustomerChanged _ -> "customer-changed";
      case ShopFact.CustomerDeleted deleted -> "customer-deleted:" + deleted.customerId();
      case ShopFact.ConsentChanged changed ->
          "consent-changed:" + changed.customerId().orElse("unknown");
      case ShopFact.DataRequested requested -> "data-requested:" + requested.requestId();
      case ShopFact.CustomerRedacted _ -> "customer-redacted";
      case ShopFact.ShopRedacted _ -> "shop-redacted";
      case ShopFact.UnknownTopic _ -> "unknown-topic";
    };
  }

  static String write(ShopFact fact) {
    try {
      return WRITER.writeValueAsString(fact);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "A " + fact.getClass().getSimpleName() + " could not be written as JSON", e);
    }
  }

  static ShopFact read(String json) {
    try {
      return MAPPER.readValue(json, ShopFact.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored shop event could not be read", e);
    }
  }
}
