package io.relance.application.admin;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Stores the API tokens, hashed: each is shown once, when it is created.
 *
 * <p>A token is 130 random bits, so its hash needs no salt and is looked up as a key: nothing about
 * it can be learned from how long a look-up takes.
 */
public final class Tokens {
  private static final String PARTITION = "tokens";
  private static final String PREFIX = "rl_";
  private static final String OWNER_OF_SETTINGS = "owner-of-settings";
  private static final String LAST_USED_AT = "lastUsedAt";
  private static final Duration USE_RECORDED = Duration.ofHours(1);

  private final ItemStore store;
  private final InstantSource clock;
  private final AccessTokens accessTokens;

  /**
   * @param wallClock by which the access tokens of sessions expire, never a test clock
   */
  public Tokens(ItemStore store, InstantSource clock, InstantSource wallClock) {
    this.store = store;
    this.clock = clock;
    this.accessTokens = new AccessTokens(store, clock, wallClock);
  }

  /**
   * A token without its secret.
   *
   * @param expiresAt when it stops opening the API; absent: never
   * @param lastUsedAt when it was last used, to within an hour
   * @param session the session in which its holder uses it; absent if the holder sent the token
   */
  public record Token(
      String id,
      String name,
      Role role,
      Instant createdAt,
      Optional<Instant> expiresAt,
      Optional<Instant> lastUsedAt,
      Optional<String> session) {
    boolean isValid(Instant now) {
      return expiresAt.filter(end -> !end.isAfter(now)).isEmpty();
    }

    private Token withId(String newId) {
      return new Token(newId, name, role, createdAt, expiresAt, lastUsedAt, session);
    }

    private Token expiringAt(Instant end) {
      return new Token(id, name, role, createdAt, Optional.of(end), lastUsedAt, session);
    }

    Token inSession(String of) {
      return new Token(id, name, role, createdAt, expiresAt, lastUsedAt, Optional.of(of));
    }
  }

  /** A token just created, with the secret that is never shown again. */
  public record Made(Token token, String secret) {}

  /** The outcome of revoking a token. */
  public enum Revocation {
    REVOKED,
    UNKNOWN,
    /** It is the last valid one of the role owner, and stays. */
    LAST_OWNER
  }

  public Made create(String name, Role role) {
    return withSecret(token(name, role));
  }

  /** Creates a token that expires. */
  public Made create(String name, Role role, Instant expiresAt) {
    return withSecret(token(name, role).expiringAt(expiresAt));
  }

  private Made withSecret(Token token) {
    var secret = PREFIX + Ids.random() + Ids.random();
    return new Made(keep(token, secret), secret);
  }

  /** Stores a token with a given secret, such as the owner's in the settings. */
  public Token keep(String name, Role role, String secret) {
    return keep(token(name, role), secret);
  }

  /** Makes a secret of the settings the owner's token, in place of the one they gave before. */
  public void keepOwner(String secret) {
    var hash = Ids.hash("token", secret);
    var before = store.get(key(OWNER_OF_SETTINGS)).flatMap(item -> item.text("hash"));
    if (before.equals(Optional.of(hash))) {
      return;
    }
    var writes =
        new ArrayList<>(writes(token("owner", Role.OWNER).withId(OWNER_OF_SETTINGS), hash));
    before.map(Tokens::hashKey).map(Write::delete).ifPresent(writes::add);
    var change = creation(token("owner", Role.OWNER).withId(OWNER_OF_SETTINGS));
    writes.add(Audit.write(Actor.SETTINGS, change, clock.instant()));
    Transactions.write(store, writes);
  }

  /** A token that never expires. */
  private Token token(String name, Role role) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Token(
        Ids.random(), name, role, now, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Token keep(Token token, String secret) {
    var hash = Ids.hash("token", secret);
    var writes = new ArrayList<>(writes(token, hash));
    writes.addAll(AuditScope.entry(creation(token), clock.instant()));
    store.transact(writes);
    return token;
  }

  private static Audit.Change creation(Token token) {
    return new Audit.Change("token.create", token.id(), "", shown(token));
  }

  /** A token as an audit entry shows it. */
  private static String shown(Token token) {
    var shown = new LinkedHashMap<String, String>();
    shown.put("name", token.name());
    shown.put("role", token.role().name().toLowerCase(Locale.ROOT));
    token.expiresAt().ifPresent(end -> shown.put("expiresAt", Instants.text(end)));
    return Json.write(shown);
  }

  private static List<Write> writes(Token token, String hash) {
    return List.of(
        Write.put(item(key(token.id()), token).text("hash", hash).build()),
        Write.put(item(hashKey(hash), token).build()));
  }

  /**
   * Who holds this secret, of a token or of a session's access token; empty when no valid one has
   * it. Writes nothing.
   */
  public Optional<Token> holder(String secret) {
    var found = store.get(hashKey(Ids.hash("token", secret)));
    return found.filter(AccessTokens::isOne).isPresent()
        ? found.flatMap(accessTokens::holder)
        : found.map(Tokens::token).filter(token -> token.isValid(clock.instant()));
  }

  /** The token with the owner role that stays valid longest. */
  public Optional<Token> longestOwner() {
    return otherOwner("").flatMap(id -> store.get(key(id))).map(Tokens::token);
  }

  /** Records that a token is used, at most once an hour; sessions record their own use. */
  public void use(Token token, String secret) {
    if (token.session().isPresent()) {
      return;
    }
    var now = clock.instant();
    var since = token.lastUsedAt().map(last -> Duration.between(last, now).abs());
    if (since.filter(age -> age.compareTo(USE_RECORDED) < 0).isPresent()) {
      return;
    }
    var used = Edit.set(LAST_USED_AT, Instants.text(now));
    var hash = Ids.hash("token", secret);
    Transactions.write(
        store,
        List.of(
            Write.update(key(token.id()), Precondition.present(), used),
            Write.update(hashKey(hash), Precondition.present(), used)));
  }

  public List<Token> all() {
    return store.all(Query.of(Tables.PLATFORM, PARTITION)).map(Tokens::token).toList();
  }

  /**
   * A page of the tokens.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<Token> list(PageRequest page) {
    var itemPage = store.query(Query.of(Tables.PLATFORM, PARTITION).page(page));
    return new Slice<>(itemPage.items(), itemPage.next()).map(Tokens::token);
  }

  /** Revokes a token; the last one of an owner stays. */
  public Revocation revoke(String id) {
    return OptimisticRetry.retry("token", id, () -> tryToRevoke(id));
  }

  private Optional<Revocation> tryToRevoke(String id) {
    var found = store.get(key(id));
    if (found.isEmpty()) {
      return Optional.of(Revocation.UNKNOWN);
    }
    var writes = new ArrayList<>(removal(id, found.orElseThrow()));
    var change = new Audit.Change("token.revoke", id, shown(token(found.orElseThrow())), "");
    writes.addAll(AuditScope.entry(change, clock.instant()));
    if (token(found.orElseThrow()).role() == Role.OWNER) {
      var other = otherOwner(id);
      if (other.isEmpty()) {
        return Optional.of(Revocation.LAST_OWNER);
      }
      writes.add(Write.check(key(other.orElseThrow()), Precondition.present()));
    }
    return Transactions.write(store, writes).committed()
        ? Optional.of(Revocation.REVOKED)
        : Optional.empty();
  }

  private static List<Write> removal(String id, Item token) {
    var hash = token.text("hash").orElseThrow();
    return List.of(new Write.Delete(key(id), Precondition.present()), Write.delete(hashKey(hash)));
  }

  /** Another valid token of the role owner: the one that stays longest. */
  private Optional<String> otherOwner(String id) {
    var now = clock.instant();
    return all().stream()
        .filter(token -> token.role() == Role.OWNER && !token.id().equals(id))
        .filter(token -> token.isValid(now))
        .max(Comparator.comparing(token -> token.expiresAt().orElse(Instant.MAX)))
        .map(Token::id);
  }

  private static ItemBuilder item(ItemKey key, Token token) {
    return ItemBuilder.at(key)
        .text("id", token.id())
        .text("name", token.name())
        .text("role", token.role().name().toLowerCase(Locale.ROOT))
        .instant("createdAt", token.createdAt())
        .instant("expiresAt", token.expiresAt())
        .instant(LAST_USED_AT, token.lastUsedAt());
  }

  static Token token(Item item) {
    return new Token(
        item.text("id").orElseThrow(),
        item.text("name").orElseThrow(),
        Role.valueOf(item.text("role").orElseThrow().toUpperCase(Locale.ROOT)),
        item.instant("createdAt").orElseThrow(),
        item.text("expiresAt").map(Instant::parse),
        item.text(LAST_USED_AT).map(Instant::parse),
        Optional.empty());
  }

  static ItemKey key(String id) {
    return new ItemKey(Tables.PLATFORM, PARTITION, id);
  }

  static ItemKey hashKey(String hash) {
    return new ItemKey(Tables.PLATFORM, "token#" + hash, "token");
  }
}
