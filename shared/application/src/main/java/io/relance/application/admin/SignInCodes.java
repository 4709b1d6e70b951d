package io.relance.application.admin;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Codes of sign-in links: 130 random bits, stored hashed, valid once and for fifteen minutes. A
 * session that begins with one stands for the token that the code was made for.
 */
public final class SignInCodes {
  /** How long a code is valid. */
  public static final Duration VALIDITY = Duration.ofMinutes(15);

  private final ItemStore store;
  private final Tokens tokens;
  private final InstantSource clock;
  private final InstantSource wallClock;

  public SignInCodes(ItemStore store, Tokens tokens, InstantSource clock, InstantSource wallClock) {
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
    this.wallClock = wallClock;
  }

  /** A code that was found, and the write that uses it up. */
  record Found(Item token, Write use) {}

  /** The hash under which a code is stored. */
  public static String hash(String code) {
    return Ids.hash("sign-in-code", code);
  }

  /**
   * The link that signs a person in with a code. The code is in the fragment, which browsers send
   * to no server, so that it reaches no log.
   *
   * @param server the address of the server as the person reaches it
   */
  public static String link(URI server, String code) {
    return server.toString().replaceFirst("/$", "") + "/console/index.html#/in/" + code;
  }

  /** Makes a code for a token; returns it. */
  public String create(Tokens.Token token) {
    var code = Ids.random();
    store(hash(code), wallClock.instant().plus(VALIDITY), token);
    return code;
  }

  /**
   * Stores a code that was made elsewhere, for the owner's token; one that has ended, that would be
   * valid for too long, or that no owner's token is there for, is ignored.
   */
  public void add(String hash, Instant end) {
    var now = wallClock.instant();
    if (end.isAfter(now) && !end.isAfter(now.plus(VALIDITY))) {
      tokens.longestOwner().ifPresent(owner -> store(hash, end, owner));
    }
  }

  private void store(String hash, Instant end, Tokens.Token token) {
    var tokenHash = store.get(Tokens.key(token.id())).flatMap(item -> item.text("hash"));
    var item =
        ItemBuilder.at(key(hash))
            .text(SessionItems.TOKEN, token.id())
            .text(SessionItems.TOKEN_HASH, tokenHash.orElseThrow());
    var writes = new ArrayList<Write>();
    writes.add(Write.put(SessionItems.ending(item, end, clock, wallClock).build()));
    writes.addAll(AuditScope.entry("sign-in-link.create", token.id(), clock.instant()));
    Transactions.write(store, writes);
  }

  /** Finds a valid code and the token that it was made for. */
  Optional<Found> find(String code) {
    var key = key(hash(code));
    return store
        .get(key)
        .filter(item -> !SessionItems.hasEnded(item, wallClock.instant()))
        .flatMap(
            item ->
                store
                    .get(Tokens.key(item.text(SessionItems.TOKEN).orElseThrow()))
                    .filter(token -> SessionItems.isOfSameSecret(item, token)))
        .map(token -> new Found(token, new Write.Delete(key, Precondition.present())));
  }

  private static ItemKey key(String hash) {
    return new ItemKey(Tables.PLATFORM, "sign-in#" + hash, "code");
  }
}
