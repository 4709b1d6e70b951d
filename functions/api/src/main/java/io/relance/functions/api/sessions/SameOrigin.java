package io.relance.functions.api.sessions;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which page made a request, as the browser says: {@code Sec-Fetch-Site}, or else {@code Origin}.
 * Pages cannot set these headers.
 */
final class SameOrigin {
  private static final Pattern SCHEME = Pattern.compile("^https?://");

  private SameOrigin() {}

  /** Whether a page of this server made the request. */
  static boolean isProven(HttpRequest<?> request) {
    return said(request).orElse(false);
  }

  /** Whether a page of another server made the request. */
  static boolean isDisproven(HttpRequest<?> request) {
    return !said(request).orElse(true);
  }

  /** Empty for programs, which send neither header. */
  private static Optional<Boolean> said(HttpRequest<?> request) {
    return request
        .getHeaders()
        .findFirst("Sec-Fetch-Site")
        .map("same-origin"::equals)
        .or(() -> request.getHeaders().findFirst("Origin").map(origin -> isHost(request, origin)));
  }

  private static boolean isHost(HttpRequest<?> request, String origin) {
    return request
        .getHeaders()
        .findFirst("Host")
        .filter(host -> SCHEME.matcher(origin).replaceFirst("").equalsIgnoreCase(host))
        .isPresent();
  }
}
