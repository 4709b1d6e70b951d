package io.relance.application.admin;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sessions of people in a browser, stored hashed. Each stands for a token: it has the token's name
 * and role of the moment, and ends with it. The secret of a session serves only to get access
 * tokens, which open the API for ten minutes.
 *
 * <p>All their times are of the wall clock, independent of a test clock.
 */
public final class Sessions {
  /** How long a session lasts. */
  public static final Duration DURATION = Duration.ofHours(12);

  /** How long one lasts on a device that is to remember it. */
  public static final Duration LONG_DURATION = Duration.ofDays(30);

  private static final Pattern SECRET = Pattern.compile("([A-Za-z0-9-]{1,60})\\.([0-9a-v]{52})");
  private static final int LONGEST_USER_AGENT = 200;
  private static final int PAGE = 25;

  private final ItemStore store;
  private final Tokens tokens;
  private final SignInCodes signInCodes;
  private final AccessTokens accessTokens;
  private final InstantSource clock;
  private final InstantSource wallClock;

  public Sessions(
      ItemStore store,
      Tokens tokens,
      SignInCodes signInCodes,
      InstantSource clock,
      InstantSource wallClock) {
    this.store = store;
    this.tokens = tokens;
    this.signInCodes = signInCodes;
    this.accessTokens = new AccessTokens(store, clock, wallClock);
    this.clock = clock;
    this.wallClock = wallClock;
  }

  /**
   * The browser of a person.
   *
   * @param userAgent how it describes itself; may be empty
   * @param isRemembered whether the session is to last long there
   */
  public record Browser(String userAgent, boolean isRemembered) {
    private Duration duration() {
      return isRemembered ? LONG_DURATION : DURATION;
    }

    private String shortUserAgent() {
      return userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT));
    }
  }

  /** An access token with its secret, which is never shown again, and when it ends. */
  public record Access(Tokens.Token holder, String secret, Instant end) {}

  /** A session just begun, with its secret and a first access token. */
  public record Begun(String secret, Duration duration, Access access) {}

  /** Begins a session with the secret of a token; empty when no valid token has it. */
  public Optional<Begun> beginWithToken(String secret, Browser browser) {
    return tokens
        .holder(secret)
        .filter(token -> token.session().isEmpty())
        .flatMap(token -> store.get(Tokens.key(token.id())))
        .map(token -> begin(token, browser, List.of(), "token"))
        .flatMap(begun -> begun);
  }

  /** Begins a session with the code of a sign-in link, once; empty when it is not valid. */
  public Optional<Begun> beginWithCode(String code, Browser browser) {
    return signInCodes
        .find(code)
        .flatMap(found -> begin(found.token(), browser, List.of(found.use()), "link"));
  }

  private Optional<Begun> begin(Item itemOfToken, Browser browser, List<Write> uses, String by) {
    var token = Tokens.token(itemOfToken);
    if (!token.isValid(clock.instant())) {
      return Optional.empty();
    }
    var secret = Ids.random() + Ids.random();
    var session = Ids.hash("session", secret);
    var access = accessTokens.make(token.id(), session);
    var writes = new ArrayList<>(uses);
    writes.add(Write.putNew(item(itemOfToken, session, browser)));
    writes.add(access.write());
    var change = new Audit.Change("session.create", token.id(), "", Json.write(Map.of("by", by)));
    writes.add(Audit.write(Actor.of(token), change, clock.instant()));
    return Transactions.write(store, writes).committed()
        ? Optional.of(
            new Begun(
                token.id() + "." + secret,
                browser.duration(),
                new Access(token.inSession(session), access.secret(), access.end())))
        : Optional.empty();
  }

  private Item item(Item token, String session, Browser browser) {
    var now = wallClock.instant();
    var id = Tokens.token(token).id();
    var item =
        ItemBuilder.at(SessionItems.session(id, session))
            .text(SessionItems.TOKEN_HASH, token.text("hash"))
            .text("userAgent", browser.shortUserAgent())
            .instant("createdAt", now)
            .instant("lastUsedAt", now);
    return SessionItems.ending(item, now.plus(browser.duration()), clock, wallClock).build();
  }

  /** A new access token of a session; empty when the session has ended or its token is gone. */
  public Optional<Access> access(String secret) {
    return holder(secret).flatMap(this::access);
  }

  /** The token that the session of a secret stands for. */
  private Optional<Tokens.Token> holder(String secret) {
    var parts = SECRET.matcher(secret);
    return parts.matches()
        ? accessTokens.holder(parts.group(1), Ids.hash("session", parts.group(2)))
        : Optional.empty();
  }

  private Optional<Access> access(Tokens.Token holder) {
    var session = holder.session().orElseThrow();
    var access = accessTokens.make(holder.id(), session);
    var used = Edit.set("lastUsedAt", Instants.text(wallClock.instant()));
    var key = SessionItems.session(holder.id(), session);
    var writes = List.of(access.write(), Write.update(key, Precondition.present(), used));
    return Transactions.write(store, writes).committed()
        ? Optional.of(new Access(holder, access.secret(), access.end()))
        : Optional.empty();
  }

  /** Ends a session, with its access tokens; nothing happens when it has ended before. */
  public void end(String secret) {
    holder(secret).ifPresent(this::end);
  }

  private void end(Tokens.Token holder) {
    var key = SessionItems.session(holder.id(), holder.session().orElseThrow());
    var change = Audit.Change.of("session.delete", holder.id());
    Transactions.write(
        store,
        List.of(
            new Write.Delete(key, Precondition.present()),
            Audit.write(Actor.of(holder), change, clock.instant())));
  }

  /** Ends all sessions of a token, with their access tokens. */
  public void endAll(String token) {
    var query = Query.of(Tables.PLATFORM, SessionItems.partition(token));
    var first = PageRequest.first(PAGE);
    for (var page = store.query(query.page(first));
        !page.items().isEmpty();
        page = store.query(query.page(first))) {
      var deletions = page.items().stream().map(item -> Write.delete(item.key())).toList();
      var writes = new ArrayList<Write>(deletions);
      writes.addAll(AuditScope.entry("session.delete-all", token, clock.instant()));
      Transactions.write(store, writes);
    }
  }
}
