package io.relance.domain.inbound;

import io.relance.domain.shop.ShopFact;

/** Verifies and parses webhooks of the shop's platform. */
public interface ShopWebhookVerifier {
  /** Verifies a delivery over its raw bytes, and reads it. */
  VerifiedWebhook<ShopFact> open(Headers headers, byte[] body);

  /** The topic that a delivery names, if it is one that is read; otherwise {@code other}. */
  String topic(Headers headers);
}
