package io.relance.application.platform;

import io.relance.application.store.Ids;
import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps the tokens that open the API, hashed: each is shown once, when it is made.
 *
 * <p>A token is 130 random bits, so its hash needs no salt and is looked up as a key: nothing about
 * it can be learned from how long a look-up takes.
 */
public final class Tokens {
  private static final String PARTITION = "tokens";
  private static final String PREFIX = "rl_";

  private final ItemStore store;
  private final InstantSource clock;

  public Tokens(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A token without its secret. */
  public record Token(String id, String name, Role role, Instant createdAt) {}

  /** A token just made, with the secret that is never shown again. */
  public record Made(Token token, String secret) {}

  public Made make(String name, Role role) {
    var secret = PREFIX + Ids.random() + Ids.random();
    return new Made(keep(name, role, secret), secret);
  }

  /** Keeps a token whose secret was chosen elsewhere, such as the owner's in the settings. */
  public Token keep(String name, Role role, String secret) {
    var token = new Token(Ids.random(), name, role, clock.instant());
    var hash = Ids.hash("token", secret);
    store.transact(
        List.of(
            Write.put(item(key(token.id()), token).text("hash", hash).build()),
            Write.put(item(hashKey(hash), token).build())));
    return token;
  }

  /** Who holds this secret. */
  public Optional<Token> holder(String secret) {
    return store.get(hashKey(Ids.hash("token", secret))).map(Tokens::token);
  }

  public List<Token> all() {
    return store.all(Query.of(Tables.PLATFORM, PARTITION)).map(Tokens::token).toList();
  }

  /** Ends a token; false when there is none of that id. */
  public boolean revoke(String id) {
    var found = store.get(key(id));
    if (found.isEmpty()) {
      return false;
    }
    var hash = found.orElseThrow().text("hash").orElseThrow();
    return store
        .transact(
            List.of(new Write.Delete(key(id), Precondition.present()), Write.delete(hashKey(hash))))
        .committed();
  }

  private static ItemBuilder item(ItemKey key, Token token) {
    return ItemBuilder.at(key)
        .text("id", token.id())
        .text("name", token.name())
        .text("role", token.role().name().toLowerCase(Locale.ROOT))
        .instant("createdAt", token.createdAt());
  }

  private static Token token(Item item) {
    return new Token(
        item.text("id").orElseThrow(),
        item.text("name").orElseThrow(),
        Role.valueOf(item.text("role").orElseThrow().toUpperCase(Locale.ROOT)),
        Instant.parse(item.text("createdAt").orElseThrow()));
  }

  private static ItemKey key(String id) {
    return new ItemKey(Tables.PLATFORM, PARTITION, id);
  }

  private static ItemKey hashKey(String hash) {
    return new ItemKey(Tables.PLATFORM, "token#" + hash, "token");
  }
}
