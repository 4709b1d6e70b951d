package io.relance.domain.inbound;

import java.util.Optional;

/** Verifies and parses the webhooks of a WhatsApp provider. */
public interface WhatsAppWebhookVerifier {
  /**
   * A request by which the provider asks whether an address is ours.
   *
   * @param token the token that was entered at the provider
   * @param challenge what the answer repeats
   */
  record Verification(String mode, String token, String challenge) {
    /** Never shows the token. */
    @Override
    public String toString() {
      return "Verification[mode=" + mode + "]";
    }
  }

  /** The answer to a verification; empty where its token is not ours. */
  Optional<String> confirm(Verification verification);

  /** Verifies and parses a webhook, whose signature is of its bytes. */
  VerifiedWebhook<WhatsAppUpdates> open(Headers headers, byte[] body);
}
