package io.relance.providers.shopify;

import static java.util.Map.entry;

import io.relance.domain.shop.ShopFact;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  private static final Set<String> NOT_SUBSCRIBED =
      Set.of("customers/data_request", "customers/redact", "shop/redact", "orders/edited");

  private ShopifyTopics() {}

  /**
   * The topics to subscribe, as GraphQL names them: privacy requests are subscribed in the app's
   * own configuration, and an edited order comes as an updated one too. See <a
   * href="https://shopify.dev/docs/api/admin-graphql/2026-07/enums/WebhookSubscriptionTopic">
   * WebhookSubscriptionTopic</a>.
   */
  static Stream<String> subscribable() {
    return READERS.keySet().stream()
        .filter(topic -> !NOT_SUBSCRIBED.contains(topic))
        .map(topic -> topic.replace('/', '_').toUpperCase(Locale.ROOT))
        .sorted();
  }

  static Optional<Reader> reader(String topic) {
    return Optional.ofNullable(READERS.get(topic));
  }
}
