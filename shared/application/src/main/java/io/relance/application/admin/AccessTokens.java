package io.relance.application.admin;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The bearer tokens of sessions: each is valid for ten minutes, as long as its session and the
 * token that the session stands for are. Both are read each time, so that ending either takes
 * effect at once.
 */
final class AccessTokens {
  static final Duration VALIDITY = Duration.ofMinutes(10);

  private static final String PREFIX = "rl_";
  private static final String SESSION = "session";

  private final ItemStore store;
  private final InstantSource clock;
  private final InstantSource wallClock;

  AccessTokens(ItemStore store, InstantSource clock, InstantSource wallClock) {
    this.store = store;
    this.clock = clock;
    this.wallClock = wallClock;
  }

  /** A new access token, and the write that stores it. */
  record Made(String secret, Instant end, Write write) {}

  /** Makes an access token of a session. */
  Made make(String token, String session) {
    var secret = PREFIX + Ids.random() + Ids.random();
    var end = wallClock.instant().plus(VALIDITY);
    var item =
        ItemBuilder.at(Tokens.hashKey(Ids.hash("token", secret)))
            .text(SESSION, session)
            .text(SessionItems.TOKEN, token);
    return new Made(
        secret, end, Write.put(SessionItems.ending(item, end, clock, wallClock).build()));
  }

  /** Whether the item of a bearer token is that of an access token. */
  static boolean isOne(Item item) {
    return item.text(SESSION).isPresent();
  }

  /** The token that the session of an access token stands for. */
  Optional<Tokens.Token> holder(Item access) {
    return SessionItems.hasEnded(access, wallClock.instant())
        ? Optional.empty()
        : holder(access.text(SessionItems.TOKEN).orElseThrow(), access.text(SESSION).orElseThrow());
  }

  /** The token that a session stands for; empty when one of them is not valid any more. */
  Optional<Tokens.Token> holder(String token, String session) {
    var keys = List.of(SessionItems.session(token, session), Tokens.key(token));
    var found = store.getAll(keys);
    var itemOfSession = found.get(keys.getFirst());
    var itemOfToken = found.get(keys.getLast());
    if (itemOfSession == null
        || itemOfToken == null
        || SessionItems.hasEnded(itemOfSession, wallClock.instant())
        || !SessionItems.isOfSameSecret(itemOfSession, itemOfToken)) {
      return Optional.empty();
    }
    return Optional.of(Tokens.token(itemOfToken))
        .filter(holder -> holder.isValid(clock.instant()))
        .map(holder -> holder.inSession(session));
  }
}
