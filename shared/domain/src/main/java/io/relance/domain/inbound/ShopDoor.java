package io.relance.domain.inbound;

import io.relance.domain.shop.ShopFact;

/** Lets in what the platform of our shop posts, and nothing else. */
public interface ShopDoor {
  /** Verifies a delivery over its raw bytes, and reads it. */
  Arrival<ShopFact> open(Headers headers, byte[] body);
}
