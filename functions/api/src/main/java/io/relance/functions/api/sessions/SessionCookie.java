package io.relance.functions.api.sessions;

import io.micronaut.http.HttpRequest;
import io.relance.functions.api.security.LoopbackRequests;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cookie with the secret of a session. Browsers send it over TLS only, except to a server on
 * their own machine.
 */
final class SessionCookie {
  private static final String NAME = "__Host-relance";
  private static final String NAME_ON_LOOPBACK = "relance";

  private SessionCookie() {}

  /** The header that sets the cookie. */
  static String set(HttpRequest<?> request, String secret, Duration duration) {
    var local = LoopbackRequests.isLocal(request);
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(name(local), secret, duration.toSeconds(), local ? "" : "; Secure");
  }

  /** The header that removes the cookie. */
  static String removed(HttpRequest<?> request) {
    return set(request, "", Duration.ZERO);
  }

  /** The secret that the request brings. */
  static Optional<String> secret(HttpRequest<?> request) {
    var name = name(LoopbackRequests.isLocal(request)) + "=";
    return request.getHeaders().getAll("Cookie").stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(name))
        .map(cookie -> cookie.substring(name.length()))
        .findFirst();
  }

  private static String name(boolean local) {
    return local ? NAME_ON_LOOPBACK : NAME;
  }
}
