package io.relance.providers.shopify;

import static java.util.Map.entry;

import io.relance.domain.shop.ShopFact;
import java.util.Map;
import java.util.Optional;

/** Maps Shopify's topics to the readers of their payloads. */
final class ShopifyTopics {
  /** Reads one kind of payload. */
  interface Reader {
    ShopFact read(Payload payload) throws MalformedField;
  }

  private static final Map<String, Reader> READERS =
      Map.ofEntries(
          entry("orders/create", OrderReader::created),
          entry("orders/paid", OrderReader::paid),
          entry("orders/cancelled", OrderReader::cancelled),
          entry("orders/updated", OrderReader::updated),
          entry("orders/edited", OrderReader::edited),
          entry("refunds/create", RefundReader::created),
          entry("checkouts/create", OrderReader::checkout),
          entry("checkouts/update", OrderReader::checkout),
          entry("checkouts/delete", OrderReader::checkoutDeleted),
          entry("fulfillments/create", FulfillmentReader::fulfillment),
          entry("fulfillments/update", FulfillmentReader::fulfillment),
          entry("fulfillment_events/create", FulfillmentReader::progress),
          entry("customers/create", CustomerReader::changed),
          entry("customers/update", CustomerReader::changed),
          entry("customers/delete", CustomerReader::deleted),
          entry("customers_marketing_consent/update", CustomerReader::smsConsent),
          entry("customers_email_marketing_consent/update", CustomerReader::emailConsent),
          entry("customers_whats_app_marketing_consent/update", CustomerReader::whatsAppConsent),
          entry("customers/data_request", PrivacyReader::dataRequest),
          entry("customers/redact", PrivacyReader::customerRedact),
          entry("shop/redact", PrivacyReader::shopRedact));

  private ShopifyTopics() {}

  static Optional<Reader> reader(String topic) {
    return Optional.ofNullable(READERS.get(topic));
  }
}
