package io.relance.providers.whatsapp;

import io.relance.domain.inbound.Headers;
import io.relance.domain.inbound.VerifiedWebhook;
import io.relance.domain.inbound.WhatsAppUpdates;
import io.relance.domain.inbound.WhatsAppWebhookVerifier;
import java.util.Optional;
import java.util.function.Supplier;

/** Accepts what Meta signed with the secret of our app, about one phone number. */
public final class CloudWebhookVerifier implements WhatsAppWebhookVerifier {
  private static final String SUBSCRIBE = "subscribe";

  private final CloudWebhooks webhooks;
  private final Supplier<String> appSecret;
  private final Supplier<String> verifyToken;

  /**
   * @param phoneNumberId Meta's id of the number whose messages are read
   * @param appSecret read for each webhook, since it may change
   * @param verifyToken what was entered at Meta with the address of the webhook
   */
  public CloudWebhookVerifier(
      String phoneNumberId, Supplier<String> appSecret, Supplier<String> verifyToken) {
    this.webhooks = new CloudWebhooks(phoneNumberId);
    this.appSecret = appSecret;
    this.verifyToken = verifyToken;
  }

  @Override
  public Optional<String> confirm(Verification verification) {
    return CloudSignature.isSame(verifyToken.get(), verification.token())
            && verification.mode().equals(SUBSCRIBE)
        ? Optional.of(verification.challenge())
        : Optional.empty();
  }

  @Override
  public VerifiedWebhook<WhatsAppUpdates> open(Headers headers, byte[] body) {
    return headers
            .first(CloudSignature.HEADER)
            .filter(given -> CloudSignature.verifies(appSecret.get(), body, given))
            .isPresent()
        ? new VerifiedWebhook.Verified<>(webhooks.parse(body))
        : new VerifiedWebhook.InvalidSignature<>();
  }
}
