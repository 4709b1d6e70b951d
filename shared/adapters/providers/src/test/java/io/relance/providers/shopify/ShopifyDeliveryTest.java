package io.relance.providers.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ShopifyDeliveryTest {
  @Test
  void readsTheHeadersOfOldDeliveries() {
    var delivery =
        ShopifyDelivery.of(
            headers(Map.of("x-shopify-topic", "orders/create", "X-SHOPIFY-HMAC-SHA256", "sig")));

    assertThat(delivery.topic()).contains("orders/create");
    assertThat(delivery.signature()).contains("sig");
    assertThat(delivery.shopDomain()).isEmpty();
  }

  @Test
  void prefersTheHeadersOfNewDeliveries() {
    var delivery =
        ShopifyDelivery.of(
            headers(Map.of("shopify-webhook-id", "new", "x-shopify-webhook-id", "old")));

    assertThat(delivery.deliveryId()).contains("new");
  }

  private static Function<String, Optional<String>> headers(Map<String, String> sent) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(sent);
    return name -> Optional.ofNullable(headers.get(name));
  }
}
