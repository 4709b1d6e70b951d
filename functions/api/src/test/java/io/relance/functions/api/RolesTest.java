package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.relance.application.admin.Role;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K-1: who may do what, on every route there is")
class RolesTest extends ApiTest {
  private static final Set<String> OPEN =
      Set.of(
          "/health",
          "/openapi.yml",
          "/schemas/flow-1.json",
          "/schemas/criteria-1.json",
          "/a/{token}");

  /** These POSTs change nothing. */
  private static final Set<String> READING_POSTS =
      Set.of(
          "/v1/automations/{id}/validate",
          "/v1/automations/{id}/simulations",
          "/v1/flows/checks",
          "/v1/launches/estimates",
          "/v1/segments/calculations",
          "/v1/segments/{id}/changes",
          "/v1/texts/renderings");

  /** What people do with sessions of their own, whatever their role is; SessionApiTest shows it. */
  private static final Set<String> OF_SESSIONS =
      Set.of("/v1/session", "/v1/session/access", "/v1/sessions");

  /** One way to call the API. */
  record Call(HttpMethod method, String path) {
    boolean isOpen() {
      return OPEN.contains(path) || (isOfSessions() && !path.equals("/v1/sessions"));
    }

    boolean isOfSessions() {
      return OF_SESSIONS.contains(path);
    }

    boolean changesSomething() {
      return method != HttpMethod.GET
          && method != HttpMethod.HEAD
          && !isOfSessions()
          && !isOpen()
          && !READING_POSTS.contains(path);
    }
  }

  @Test
  void letsNobodyInWithoutAToken() {
    assertThat(calls().filter(call -> !call.isOpen()))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            call -> {
              var answer = TestApi.send(request(call));
              assertThat(answer.status()).isEqualTo(401);
              assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            });
  }

  @Test
  void letsNobodyInWithAWrongToken() {
    assertThat(calls().filter(call -> !call.isOpen()))
        .allSatisfy(call -> assertThat(statusFor("rl_wrong", call)).isEqualTo(401));
  }

  @Test
  void letsAnalystsReadAndChangeNothing() {
    var analyst = api.token("Ana", Role.ANALYST);

    assertThat(calls().filter(Call::changesSomething))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(statusFor(analyst, call)).isEqualTo(403));
  }

  @Test
  void letsManagersWorkButNotHandOutTokens() {
    var manager = api.token("Max", Role.MANAGER);
    var forOwners = calls().filter(call -> call.path().startsWith("/v1/tokens"));
    var forManagers =
        calls()
            .filter(call -> call.path().matches("/v1/(automations|contacts|lists).*"))
            .filter(call -> !call.isOpen());

    assertThat(forOwners)
        .isNotEmpty()
        .allSatisfy(call -> assertThat(statusFor(manager, call)).isEqualTo(403));
    assertThat(forManagers)
        .isNotEmpty()
        .allSatisfy(call -> assertThat(statusFor(manager, call)).isNotIn(401, 403));
  }

  @Test
  void letsTheOwnerDoEverything() {
    assertThat(calls().filter(call -> !call.isOfSessions()))
        .allSatisfy(call -> assertThat(statusFor(api.owner, call)).isNotIn(401, 403, 500));
  }

  @Test
  void endsWhatARevokedTokenOpened() {
    var made = api.post("/v1/tokens", "{\"name\": \"Mia\", \"role\": \"analyst\"}");
    var call = new Call(HttpMethod.GET, "/v1/automations");
    var before = statusFor(made.text("/token"), call);
    var revoked = api.delete("/v1/tokens/" + made.text("/id"));

    assertThat(before).isEqualTo(200);
    assertThat(revoked.status()).isEqualTo(204);
    assertThat(statusFor(made.text("/token"), call)).isEqualTo(401);
    assertThat(api.get("/v1/tokens").body()).doesNotContain(made.text("/token"));
  }

  private Stream<Call> calls() {
    return api.context().getBean(Router.class).uriRoutes().map(RolesTest::call).distinct();
  }

  private static Call call(UriRouteInfo<?, ?> route) {
    return new Call(route.getHttpMethod(), route.getUriMatchTemplate().toPathString());
  }

  private int statusFor(String token, Call call) {
    return TestApi.send(request(call).header("Authorization", "Bearer " + token)).status();
  }

  private HttpRequest.Builder request(Call call) {
    var path = call.path().replaceAll("\\{[a-zA-Z]+}", "unknown");
    var body =
        List.of(HttpMethod.GET, HttpMethod.HEAD).contains(call.method())
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString("{}");
    return HttpRequest.newBuilder(api.uri(path))
        .header("Content-Type", "application/json")
        .method(call.method().name(), body);
  }
}
