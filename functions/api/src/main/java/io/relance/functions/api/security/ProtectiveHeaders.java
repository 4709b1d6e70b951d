package io.relance.functions.api.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Adds to every response that nothing may store it, unless the route says otherwise, and that its
 * type must not be guessed.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ProtectiveHeaders {
  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    response.header("X-Content-Type-Options", "nosniff");
  }
}
