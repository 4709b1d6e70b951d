package io.relance.functions.webhooks;

import io.relance.domain.inbound.ShopWebhookVerifier;
import io.relance.domain.inbound.SmsWebhookVerifier;
import java.net.URI;
import java.util.Optional;

/**
 * The doors that are set up.
 *
 * @param publicUrl the address at which providers call us, as they sign it
 */
public record WebhookSettings(
    Optional<ShopWebhookVerifier> shop, Optional<SmsWebhookVerifier> texts, URI publicUrl) {

  /** The public address of a path of ours. */
  String publicUrl(String path, Optional<String> query) {
    var start = publicUrl.toString().replaceFirst("/+$", "");
    return start + path + query.map(text -> "?" + text).orElse("");
  }
}
