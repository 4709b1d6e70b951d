package io.relance.providers.shopify;

import java.util.Optional;
import java.util.function.Function;

/**
 * The headers of a delivery under either prefix: {@code X-Shopify-…}, or {@code Shopify-…}, which
 * newer deliveries use and Shopify's own library reads first.
 *
 * @param deliveryId the same when one delivery is repeated
 * @param eventId the same for all deliveries that come from one action in the shop
 */
public record ShopifyDelivery(
    Optional<String> topic,
    Optional<String> signature,
    Optional<String> shopDomain,
    Optional<String> deliveryId,
    Optional<String> eventId) {

  /** Reads headers by a look-up that ignores the case of names. */
  public static ShopifyDelivery of(Function<String, Optional<String>> headers) {
    Function<String, Optional<String>> either =
        name -> headers.apply("Shopify-" + name).or(() -> headers.apply("X-Shopify-" + name));
    return new ShopifyDelivery(
        either.apply("Topic"),
        either.apply("Hmac-Sha256"),
        either.apply("Shop-Domain"),
        either.apply("Webhook-Id"),
        either.apply("Event-Id"));
  }
}
