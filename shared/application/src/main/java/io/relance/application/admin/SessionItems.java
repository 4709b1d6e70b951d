package io.relance.application.admin;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What items of sessions, access tokens and sign-in codes have in common: a token that they stand
 * for, the hash of its secret when they were made, and an end.
 */
final class SessionItems {
  static final String TOKEN = "tokenId";
  static final String TOKEN_HASH = "tokenHash";
  static final String END = "end";

  private SessionItems() {}

  static ItemKey session(String token, String session) {
    return new ItemKey(Tables.PLATFORM, partition(token), session);
  }

  /** The partition with all sessions of a token. */
  static String partition(String token) {
    return "sessions#" + token;
  }

  static boolean hasEnded(Item item, Instant now) {
    return !end(item).isAfter(now);
  }

  static Instant end(Item item) {
    return item.instant(END).orElseThrow();
  }

  /** Whether a token still has the secret with which a session or a code was made. */
  static boolean isOfSameSecret(Item item, Item token) {
    return item.text(TOKEN_HASH).equals(token.text("hash"));
  }

  /**
   * Ends an item by the wall clock. The store removes it by itself only if it uses the same clock:
   * a test clock can jump a day.
   */
  static ItemBuilder ending(
      ItemBuilder item, Instant end, InstantSource clock, InstantSource wallClock) {
    item.instant(END, end);
    return clock.equals(wallClock) ? item.expiresAt(end) : item;
  }
}
