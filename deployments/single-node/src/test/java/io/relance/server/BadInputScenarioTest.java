package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName(
    "D-4, K-1, bad input: whatever a route cannot take is refused in one form, by its name")
class BadInputScenarioTest extends SweepTest {
  /** The routes with flows and launches. */
  private static final Set<String> LARGE =
      Set.of(
          "/v1/automations",
          "/v1/automations/{id}",
          "/v1/automations/{id}/simulations",
          "/v1/automations/{id}/launches",
          "/v1/flows/checks",
          "/v1/events",
          "/v1/messages/tests",
          "/v1/texts/renderings");

  private static final int TEN_MEGABYTES = 10_000_000;

  /** Fewer than are made to wait. */
  private static final int AT_ONCE = 40;

  @ParameterizedTest
  @MethodSource("guarded")
  void refusesWhoeverHasNoToken(Route route) {
    var request = anonymous(route);

    server.send(request).refuses(401);
    server.send(request.copy().header("Authorization", "Basic b3duZXI6")).refuses(401);
  }

  /** Each of many wrong tokens is answered a second later, so they are sent at once. */
  @Test
  void refusesWhoeverHasAWrongToken() throws InterruptedException, ExecutionException {
    try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
      var replies = new ArrayList<Future<Reply>>();
      for (var route : guarded().toList()) {
        var request = anonymous(route).header("Authorization", "Bearer rl_of-nobody");
        replies.add(callers.submit(() -> server.send(request)));
      }
      assertThat(replies).hasSizeGreaterThan(AT_ONCE);
      for (var reply : replies) {
        reply.get().refuses(401);
      }
    }
  }

  private HttpRequest.Builder anonymous(Route route) {
    return server
        .request(server.path(route))
        .header("Content-Type", "application/json")
        .method(route.method(), BodyPublishers.ofString("{}"));
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void refusesRolesThatAreTooLow(Route route) {
    Stream.of(Role.values())
        .filter(role -> !role.mayActAs(route.needs().orElseThrow()))
        .forEach(
            role ->
                server
                    .send(
                        server
                            .as(role, server.path(route))
                            .header("Content-Type", "application/json")
                            .method(route.method(), BodyPublishers.ofString("{}")))
                    .refuses(403));
  }

  @ParameterizedTest
  @MethodSource("reading")
  void refusesWhatIsNoJsonObject(Route route) {
    var path = server.path(route);
    for (var body : BadBodies.NO_OBJECTS) {
      if (!(route.bodyOptional() && body.isBlank())) {
        server.call(route.method(), path, body).refuses(400);
      }
    }
    server
        .call(route.method(), path, "{\"name\": \"x\",\n  \"flow\": {]}")
        .refuses(400)
        .naming("line 2");
    server.call(route.method(), path, BadBodies.deep(10_000)).refuses(400).naming("nested");
  }

  @ParameterizedTest
  @MethodSource("reading")
  void namesFieldsThatItDoesNotKnow(Route route) {
    server
        .call(route.method(), server.path(route), "{\"colour\": \"red\"}")
        .refuses(422)
        .naming("colour");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void refusesTenMegabytes(Route route) {
    server
        .call(route.method(), server.path(route), "x".repeat(TEN_MEGABYTES))
        .refuses(413)
        .naming(isLarge(route.path()) ? "5 MB" : "256 KB");
  }

  private static boolean isLarge(String path) {
    return LARGE.contains(path)
        || path.startsWith("/v1/segments")
        || path.equals("/v1/launches/estimates");
  }

  @ParameterizedTest
  @MethodSource("reading")
  void takesOnlyJson(Route route) {
    for (var type : BadBodies.OTHER_TYPES) {
      server
          .send(
              server
                  .as(Role.OWNER, server.path(route))
                  .header("Content-Type", type)
                  .method(route.method(), BodyPublishers.ofString(Bodies.of(route, server))))
          .refuses(415)
          .naming("application/json");
    }
  }

  @ParameterizedTest
  @MethodSource("named")
  void findsNothingUnderAnIdThatNothingHas(Route route) {
    var path = OpenServer.filled(route, "nobody");
    var body = route.body() ? Bodies.of(route, server) : "";

    server.call(route.method(), path, body).refuses(404);
  }

  @ParameterizedTest
  @MethodSource("named")
  void findsNothingUnderWhatIsNoId(Route route) {
    for (var id : BadBodies.ODD_IDS) {
      var body = route.body() ? Bodies.of(route, server) : "";

      server
          .call(route.method(), OpenServer.filled(route, id), body)
          .refuses(400, 404, 405, 413, 414);
    }
  }

  @ParameterizedTest
  @MethodSource("reading")
  void refusesTextsThatAreNoText(Route route) {
    for (var text : BadBodies.NO_TEXTS) {
      var body = "{\"name\": \"%s\", \"state\": \"%s\"}".formatted(text, text);

      server.call(route.method(), server.path(route), body).refuses(422).naming("\"path\":");
    }
  }

  /** Every route that has an id in its path. */
  Stream<Route> named() {
    return guarded().filter(route -> route.names("id") || route.names("slug"));
  }
}
