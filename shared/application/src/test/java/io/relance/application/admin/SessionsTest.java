package io.relance.application.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.TestShop;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K-1: sessions of people in a browser")
class SessionsTest {
  private static final Sessions.Browser BROWSER = new Sessions.Browser("Firefox", false);

  /** The clock of the project, which a test may move; sessions must not depend on it. */
  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));

  private final HandClock wallClock = new HandClock(Instant.parse("2026-11-30T08:00:00Z"));

  @TempDir Path folder;
  private TestShop shop;
  private Tokens tokens;
  private SignInCodes codes;
  private Sessions sessions;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
    tokens = new Tokens(shop.store(), clock, wallClock);
    codes = new SignInCodes(shop.store(), tokens, clock, wallClock);
    sessions = new Sessions(shop.store(), tokens, codes, clock, wallClock);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void opensTheApiForTenMinutes() {
    var begun = begin(tokens.create("Ana", Role.MANAGER).secret());

    assertThat(tokens.holder(begun.access().secret()))
        .hasValueSatisfying(
            holder -> {
              assertThat(holder.name()).isEqualTo("Ana");
              assertThat(holder.role()).isEqualTo(Role.MANAGER);
              assertThat(holder.session()).isPresent();
            });
    wallClock.pass(Duration.ofMinutes(10));
    assertThat(tokens.holder(begun.access().secret())).isEmpty();
    var next = sessions.access(begun.secret()).orElseThrow();
    assertThat(next.end()).isEqualTo(wallClock.instant().plus(Duration.ofMinutes(10)));
    assertThat(tokens.holder(next.secret())).isPresent();
  }

  @Test
  void endsAfterTwelveHoursOrThirtyDays() {
    var token = tokens.create("Ana", Role.MANAGER).secret();
    var usual = begin(token);
    var remembered =
        sessions.beginWithToken(token, new Sessions.Browser("Firefox", true)).orElseThrow();

    wallClock.pass(Duration.ofHours(12));
    assertThat(sessions.access(usual.secret())).isEmpty();
    assertThat(sessions.access(remembered.secret())).isPresent();
    wallClock.pass(Duration.ofDays(30).minusHours(12));
    assertThat(sessions.access(remembered.secret())).isEmpty();
  }

  @Test
  void endsAtOnceWithItsToken() {
    var made = tokens.create("Ana", Role.MANAGER);
    var begun = begin(made.secret());

    tokens.revoke(made.token().id());

    assertThat(tokens.holder(begun.access().secret())).isEmpty();
    assertThat(sessions.access(begun.secret())).isEmpty();
  }

  @Test
  @DisplayName("H3: a changed owner token of the settings ends the sessions of the one before")
  void endsWhenTheSecretOfItsTokenChanges() {
    tokens.keepOwner("first-owner-token-of-a-test");
    var begun = begin("first-owner-token-of-a-test");
    var code = codes.create(tokens.longestOwner().orElseThrow());

    tokens.keepOwner("second-owner-token-of-a-test");

    assertThat(tokens.holder(begun.access().secret())).isEmpty();
    assertThat(sessions.access(begun.secret())).isEmpty();
    assertThat(sessions.beginWithCode(code, BROWSER)).isEmpty();
  }

  @Test
  void endsOneOrAllOfAToken() {
    var token = tokens.create("Ana", Role.MANAGER).secret();
    var other = begin(tokens.create("Max", Role.ADMIN).secret());
    var first = begin(token);
    var all = IntStream.range(0, 60).mapToObj(_ -> begin(token)).toList();

    sessions.end(first.secret());
    assertThat(tokens.holder(first.access().secret())).isEmpty();
    assertThat(sessions.access(first.secret())).isEmpty();
    assertThat(sessions.access(all.getFirst().secret())).isPresent();

    sessions.endAll(first.access().holder().id());
    assertThat(all).allSatisfy(it -> assertThat(sessions.access(it.secret())).isEmpty());
    assertThat(tokens.holder(other.access().secret())).isPresent();
  }

  @Test
  void acceptsTheCodeOfALinkOnceAndForFifteenMinutes() {
    var owner = tokens.create("owner", Role.OWNER).token();
    var code = codes.create(owner);
    var late = codes.create(owner);

    assertThat(sessions.beginWithCode(code, BROWSER)).isPresent();
    assertThat(sessions.beginWithCode(code, BROWSER)).isEmpty();
    wallClock.pass(Duration.ofMinutes(15));
    assertThat(sessions.beginWithCode(late, BROWSER)).isEmpty();
    assertThat(sessions.beginWithCode("unknown", BROWSER)).isEmpty();
  }

  @Test
  void acceptsACodeThatWasMadeElsewhere() {
    tokens.create("owner", Role.OWNER);
    var now = wallClock.instant();

    codes.add(SignInCodes.hash("a"), now.plus(SignInCodes.VALIDITY));
    codes.add(SignInCodes.hash("b"), now.plus(SignInCodes.VALIDITY).plusSeconds(1));
    codes.add(SignInCodes.hash("c"), now);

    assertThat(Stream.of("a", "b", "c").map(code -> sessions.beginWithCode(code, BROWSER)))
        .extracting(begun -> begun.isPresent())
        .containsExactly(true, false, false);
  }

  @Test
  void givesNoSessionForAnAccessToken() {
    var begun = begin(tokens.create("Ana", Role.MANAGER).secret());

    assertThat(sessions.beginWithToken(begun.access().secret(), BROWSER)).isEmpty();
    assertThat(sessions.beginWithToken(begun.secret(), BROWSER)).isEmpty();
    assertThat(tokens.holder(begun.secret())).isEmpty();
  }

  @Test
  void storesNoSecret() {
    var code = codes.create(tokens.create("owner", Role.OWNER).token());
    var begun = begin(tokens.create("Ana", Role.MANAGER).secret());
    var secret = begun.secret().substring(begun.secret().indexOf('.') + 1);

    var stored =
        Stream.of("sessions#" + begun.access().holder().id(), "tokens", "audit")
            .flatMap(it -> shop.store().all(Query.of(Tables.PLATFORM, it)))
            .map(Object::toString)
            .toList();

    assertThat(stored).isNotEmpty();
    assertThat(String.join("\n", stored)).doesNotContain(code, secret, begun.access().secret());
  }

  @Test
  void recordsWhoSignedIn() {
    var code = codes.create(tokens.create("owner", Role.OWNER).token());
    begin(tokens.create("Ana", Role.MANAGER).secret());
    sessions.beginWithCode(code, BROWSER);

    var entries =
        new Audit(shop.store(), clock).list(new Audit.Filter("", ""), PageRequest.first(10));
    assertThat(entries.items())
        .extracting(it -> it.actor().name() + " " + it.action() + " " + it.after())
        .containsExactlyInAnyOrder(
            "Ana session.create {\"by\":\"token\"}", "owner session.create {\"by\":\"link\"}");
  }

  @Test
  void countsFailedSignInsOfAnAddress() {
    var attempts = new SignInAttempts(shop.store(), clock, wallClock);

    var counted = IntStream.range(0, 11).mapToObj(_ -> attempts.isOneTooMany("192.0.2.1")).toList();
    var others = attempts.isOneTooMany("192.0.2.2");
    wallClock.pass(Duration.ofMinutes(1));
    var later = attempts.isOneTooMany("192.0.2.1");

    assertThat(counted.subList(0, 10)).containsOnly(false);
    assertThat(List.of(counted.getLast(), others, later)).containsExactly(true, false, false);
  }

  private Sessions.Begun begin(String token) {
    return sessions.beginWithToken(token, BROWSER).orElseThrow();
  }
}
