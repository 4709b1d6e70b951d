package io.relance.domain.inbound;

import io.relance.domain.shop.ShopFact;

/** Lets in what the platform of our shop posts, and nothing else. */
public interface ShopWebhookVerifier {
  /** Verifies a delivery over its raw bytes, and reads it. */
  VerifiedWebhook<ShopFact> open(Headers headers, byte[] body);
}
