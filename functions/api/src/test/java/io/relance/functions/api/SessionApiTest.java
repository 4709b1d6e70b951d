package io.relance.functions.api;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.relance.application.admin.Role;
import io.relance.application.admin.SignInAttempts;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.sessions.Permission;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-1: signing in with a browser: /v1/session, /v1/sessions and /v1/me")
class SessionApiTest extends ApiTest {
  @Test
  void signsInWithAToken() {
    var answer = signIn("token", api.token("Ana", Role.MANAGER));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("/person")).isEqualTo("Ana");
    assertThat(answer.text("/role")).isEqualTo("manager");
    assertThat(Duration.between(Instant.now(), Instant.parse(answer.text("/accessUntil"))))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertThat(with(answer.text("/access"), "GET", "/v1/automations").status()).isEqualTo(200);
    assertThat(with(answer.text("/access"), "GET", "/v1/tokens").status()).isEqualTo(403);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void signsInWithTheCodeOfALinkOnce() {
    var codes = api.relance.administration().signInCodes();
    var code = codes.create(api.tokens().longestOwner().orElseThrow());

    assertThat(signIn("code", code).text("/role")).isEqualTo("owner");
    var again = signIn("code", code);
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.code()).isEqualTo("session.refused");
  }

  @Test
  @DisplayName("The cookie is for this machine here, and bound to TLS and one host elsewhere")
  void bindsTheCookie() {
    var here = signIn("token", api.owner);
    var elsewhere =
        TestApi.send(
            signInRequest("{\"token\": \"%s\", \"remember\": true}".formatted(api.owner))
                .header("X-Forwarded-Proto", "https"));

    assertThat(here.header("Set-Cookie"))
        .matches("relance=[^;]+; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
    assertThat(elsewhere.header("Set-Cookie"))
        .matches(
            "__Host-relance=[^;]+; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure");
  }

  @Test
  void givesAccessForTheCookie() {
    var cookie = cookie(signIn("token", api.owner));

    var answer = access(cookie, "same-origin");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/person")).isEqualTo("Olive");
    assertThat(with(answer.text("/access"), "GET", "/v1/tokens").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("The cookie opens nothing else")
  void acceptsTheCookieOnNoOtherRoute() {
    var cookie = cookie(signIn("token", api.owner));

    for (var path : new String[] {"/v1/me", "/v1/automations", "/v1/tokens"}) {
      var request = HttpRequest.newBuilder(api.uri(path)).header("Cookie", cookie).GET();
      assertThat(TestApi.send(request).status()).as(path).isEqualTo(401);
    }
    assertThat(access(cookie, "same-origin").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none", ""})
  void givesNoAccessToPagesOfOtherServers(String site) {
    var cookie = cookie(signIn("token", api.owner));

    var answer = access(cookie, site);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("session.origin");
  }

  @Test
  void readsTheOriginOfBrowsersThatSayNoMore() {
    var cookie = cookie(signIn("token", api.owner));
    var own = "http://" + api.uri("/").getAuthority();

    assertThat(TestApi.send(accessRequest(cookie).header("Origin", own)).status()).isEqualTo(200);
    for (var origin : new String[] {"null", "https://example.com", own + "0"}) {
      assertThat(TestApi.send(accessRequest(cookie).header("Origin", origin)).status())
          .as(origin)
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
  @DisplayName("A form, which another site may send, matches no route and brings no token")
  void givesNoAccessToForms(String type) {
    var cookie = cookie(signIn("token", api.owner));
    var request =
        HttpRequest.newBuilder(api.uri("/v1/session/access"))
            .header("Cookie", cookie)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString("{}"));

    assertThat(TestApi.send(request).status()).isEqualTo(401);
  }

  @Test
  void signsOut() {
    var session = signIn("token", api.owner);
    var other = signIn("token", api.owner);

    var answer = signOut(cookie(session), "same-origin");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie")).startsWith("relance=; Path=/; Max-Age=0;");
    assertThat(with(session.text("/access"), "GET", "/v1/me").status()).isEqualTo(401);
    var ended = access(cookie(session), "same-origin");
    assertThat(ended.status()).isEqualTo(401);
    assertThat(ended.code()).isEqualTo("session.ended");
    assertThat(ended.header("Set-Cookie")).startsWith("relance=; Path=/; Max-Age=0;");
    assertThat(with(other.text("/access"), "GET", "/v1/me").status()).isEqualTo(200);
    assertThat(api.get("/v1/audit").items("action")).contains("session.create", "session.delete");
  }

  @Test
  void signsOutEverywhere() {
    var one = signIn("token", api.owner);
    var two = signIn("token", api.owner);
    var another = signIn("token", api.token("Ana", Role.ANALYST));

    assertThat(with(one.text("/access"), "DELETE", "/v1/sessions").status()).isEqualTo(204);

    assertThat(with(two.text("/access"), "GET", "/v1/me").status()).isEqualTo(401);
    assertThat(access(cookie(two), "same-origin").status()).isEqualTo(401);
    assertThat(with(another.text("/access"), "GET", "/v1/me").status()).isEqualTo(200);
    assertThat(api.get("/v1/audit").items("action")).contains("session.delete-all");
  }

  @Test
  void endsWithTheTokenThatItStandsFor() {
    var made = api.post("/v1/tokens", "{\"name\": \"Mia\", \"role\": \"analyst\"}");
    var session = signIn("token", made.text("/token"));

    api.delete("/v1/tokens/" + made.text("/id"));

    assertThat(with(session.text("/access"), "GET", "/v1/me").status()).isEqualTo(401);
    assertThat(access(cookie(session), "same-origin").status()).isEqualTo(401);
  }

  @Test
  void signsOutNoMoreThanOnceAndForNoOtherPage() {
    var session = signIn("token", api.owner);
    var cookie = cookie(session);

    assertThat(signOut(cookie, "cross-site").status()).isEqualTo(403);
    assertThat(with(session.text("/access"), "GET", "/v1/me").status()).isEqualTo(200);
    assertThat(signOut(cookie, "same-origin").status()).isEqualTo(204);
    assertThat(signOut(cookie, "same-origin").status()).isEqualTo(204);
    assertThat(signOut("relance=nonsense", "same-origin").status()).isEqualTo(204);
  }

  @Test
  @DisplayName("H3: failed sign-ins are limited by address and recorded; valid ones always pass")
  void limitsFailedSignIns(@TempDir Path folder) {
    try (var other = new TestApi(folder)) {
      for (int at = 0; at < SignInAttempts.LIMIT; at++) {
        var refused = other.post("/v1/session", "{\"token\": \"rl_guess-%d\"}".formatted(at));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("session.refused");
      }

      // A minute may end between two of them, but not twice.
      var further =
          Stream.generate(() -> other.post("/v1/session", "{\"code\": \"guess\"}"))
              .limit(SignInAttempts.LIMIT + 1)
              .filter(answer -> answer.status() == 429)
              .toList();
      assertThat(further)
          .isNotEmpty()
          .allMatch(answer -> answer.header("Retry-After").equals("60"));
      var valid = other.post("/v1/session", "{\"token\": \"%s\"}".formatted(other.owner));
      assertThat(valid.status()).isEqualTo(201);
      assertThat(other.get("/v1/audit?actor=unknown").items("action")).contains("token.refused");
    }
  }

  @Test
  void namesWhatIsWrongWithARequest() {
    assertThat(api.post("/v1/session", "{}").faultyPaths()).containsExactly("code");
    assertThat(api.post("/v1/session", "{\"code\": \"a\", \"token\": \"b\"}").faultyPaths())
        .containsExactly("code");
    assertThat(api.post("/v1/session", "{\"token\": null}").faultyPaths()).containsExactly("token");
    assertThat(api.post("/v1/session", "{\"tokn\": \"b\"}").body())
        .contains("did you mean \\\"token\\\"?");
    var crossSite =
        signInRequest("{\"token\": \"%s\"}".formatted(api.owner))
            .header("Sec-Fetch-Site", "cross-site");
    assertThat(TestApi.send(crossSite).status()).isEqualTo(403);
  }

  @Test
  void saysWhoIAmAndWhatIMayDo() {
    var analyst = me(api.token("Ana", Role.ANALYST), "de, fr-CA;q=0.8, en;q=0.2");
    var manager = me(api.token("Max", Role.MANAGER), "*");
    var owner = me(api.owner, "nonsense;;");

    assertThat(analyst.json().toString())
        .isEqualTo("{\"name\":\"Ana\",\"role\":\"analyst\",\"locale\":\"fr\",\"may\":[]}");
    assertThat(manager.text("/locale")).isEqualTo("en");
    assertThat(manager.json().path("may").toString())
        .contains("automations.edit", "launches.start")
        .doesNotContain("tokens.edit", "dead-letters.replay");
    assertThat(owner.json().path("may").toString())
        .contains("tokens.edit", "dead-letters.replay", "privacy-requests.read");
  }

  @Test
  void saysWhatTheRoutesPermit() {
    var routes =
        Map.ofEntries(
            Map.entry("automations.edit", "PATCH /v1/automations/{id}"),
            Map.entry("automations.activate", "POST /v1/automations/{id}/activate"),
            Map.entry("contacts.edit", "PATCH /v1/contacts/{id}"),
            Map.entry("contacts.erase", "DELETE /v1/contacts/{id}"),
            Map.entry("contacts.export", "GET /v1/contacts/{id}/export"),
            Map.entry("contacts.import", "POST /v1/imports"),
            Map.entry("lists.edit", "PATCH /v1/lists/{id}"),
            Map.entry("segments.edit", "PUT /v1/segments/{id}"),
            Map.entry("launches.start", "POST /v1/automations/{id}/launches"),
            Map.entry("messages.resend", "POST /v1/messages/{id}/resend"),
            Map.entry("sending.pause", "POST /v1/sending/pause"),
            Map.entry("audit.read", "GET /v1/audit"),
            Map.entry("dead-letters.replay", "POST /v1/dead-letters/{id}/replay"),
            Map.entry("privacy-requests.read", "GET /v1/privacy-requests"),
            Map.entry("tokens.edit", "POST /v1/tokens"));

    assertThat(routes.keySet())
        .isEqualTo(Stream.of(Permission.values()).map(Permission::word).collect(toSet()));
    for (var role : Role.values()) {
      var permitted = new TreeSet<String>();
      me(api.token("Someone", role), "en")
          .json()
          .path("may")
          .forEach(it -> permitted.add(it.asText()));
      assertThat(permitted)
          .as(role.name())
          .isEqualTo(
              routes.entrySet().stream()
                  .filter(it -> role.mayActAs(needed(it.getValue())))
                  .map(Map.Entry::getKey)
                  .collect(toCollection(TreeSet::new)));
    }
  }

  private Role needed(String call) {
    return api.context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(
            route ->
                call.equals(
                    route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString()))
        .findFirst()
        .flatMap(route -> route.getAnnotationMetadata().enumValue(RequiresRole.class, Role.class))
        .orElseThrow();
  }

  private Answer me(String token, String languages) {
    return TestApi.send(
        HttpRequest.newBuilder(api.uri("/v1/me"))
            .header("Authorization", "Bearer " + token)
            .header("Accept-Language", languages)
            .GET());
  }

  private Answer signIn(String field, String secret) {
    return TestApi.send(signInRequest("{\"%s\": \"%s\"}".formatted(field, secret)));
  }

  private HttpRequest.Builder signInRequest(String body) {
    return HttpRequest.newBuilder(api.uri("/v1/session"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private Answer access(String cookie, String site) {
    var request = accessRequest(cookie);
    return TestApi.send(site.isEmpty() ? request : request.header("Sec-Fetch-Site", site));
  }

  private Answer signOut(String cookie, String site) {
    return TestApi.send(
        HttpRequest.newBuilder(api.uri("/v1/session"))
            .header("Cookie", cookie)
            .header("Sec-Fetch-Site", site)
            .DELETE());
  }

  private HttpRequest.Builder accessRequest(String cookie) {
    return HttpRequest.newBuilder(api.uri("/v1/session/access"))
        .header("Cookie", "other=1; " + cookie)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{}"));
  }

  private Answer with(String token, String method, String path) {
    return TestApi.send(
        HttpRequest.newBuilder(api.uri(path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.noBody()));
  }

  private static String cookie(Answer answer) {
    return answer.header("Set-Cookie").replaceFirst(";.*", "");
  }
}
