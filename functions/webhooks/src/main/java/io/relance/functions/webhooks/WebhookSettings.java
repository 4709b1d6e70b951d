package io.relance.functions.webhooks;

import io.relance.domain.inbound.ShopWebhookVerifier;
import io.relance.domain.inbound.SmsWebhookVerifier;
import io.relance.domain.inbound.TopicNotificationVerifier;
import io.relance.domain.inbound.WhatsAppWebhookVerifier;
import java.net.URI;
import java.util.Optional;

/**
 * The configured webhooks.
 *
 * @param publicUrl the URL that providers call, which is part of what they sign
 */
public record WebhookSettings(
    Optional<ShopWebhookVerifier> shop,
    Optional<SmsWebhookVerifier> texts,
    Optional<TopicNotificationVerifier> textNotifications,
    Optional<TopicNotificationVerifier> emailNotifications,
    Optional<WhatsAppWebhookVerifier> whatsApp,
    URI publicUrl) {

  /** The public URL of a path, with its query if it has one. */
  String publicUrl(String pathAndQuery) {
    return publicUrl.toString().replaceFirst("/+$", "") + pathAndQuery;
  }
}
