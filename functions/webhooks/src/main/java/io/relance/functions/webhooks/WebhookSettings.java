package io.relance.functions.webhooks;

import io.relance.providers.shopify.ShopifySignature;
import io.relance.providers.twilio.TwilioSignature;
import java.net.URI;
import java.util.Optional;

/**
 * What webhooks are verified with; what is absent has not been set up.
 *
 * @param shop the domain of the one shop whose deliveries are taken
 * @param publicUrl the address at which providers call us, as they sign it
 */
public record WebhookSettings(
    Optional<String> shop,
    Optional<ShopifySignature> shopify,
    Optional<TwilioSignature> twilio,
    URI publicUrl) {

  /** The public address of a path of ours. */
  String publicUrl(String path, Optional<String> query) {
    var start = publicUrl.toString().replaceFirst("/+$", "");
    return start + path + query.map(text -> "?" + text).orElse("");
  }
}
