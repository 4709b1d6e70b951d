package io.relance.providers.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopRecords;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of exports by the readers of webhooks. */
final class ShopifyRecordReaders {
  private ShopifyRecordReaders() {}

  /**
   * What a record says.
   *
   * @param lines its line items
   */
  static List<ShopFact> facts(ShopRecords records, JsonNode record, List<JsonNode> lines)
      throws MalformedField {
    return switch (records) {
      case CUSTOMERS -> customer(record);
      case ORDERS -> order(ShopifyRecordPayloads.order(record, lines));
      case CHECKOUTS ->
          List.of(read("checkouts/update", ShopifyRecordPayloads.checkout(record, lines)));
    };
  }

  private static List<ShopFact> customer(JsonNode customer) throws MalformedField {
    var facts = new ArrayList<ShopFact>();
    facts.add(read("customers/update", ShopifyRecordPayloads.customer(customer)));
    if (customer.path("defaultEmailAddress").isObject()) {
      facts.add(
          read(
              "customers_email_marketing_consent/update",
              ShopifyRecordPayloads.emailConsent(customer)));
    }
    if (customer.path("defaultPhoneNumber").isObject()) {
      facts.add(
          read("customers_marketing_consent/update", ShopifyRecordPayloads.smsConsent(customer)));
    }
    return facts;
  }

  /** It was placed, and became what it is now. */
  private static List<ShopFact> order(ObjectNode order) throws MalformedField {
    return List.of(read("orders/create", order), read("orders/updated", order));
  }

  private static ShopFact read(String topic, ObjectNode payload) throws MalformedField {
    return ShopifyTopics.reader(topic).orElseThrow().read(Payload.of(payload));
  }
}
