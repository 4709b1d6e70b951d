package io.relance.functions.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/** Ignores the Content-Type of a request without a body. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EmptyBodies {
  @PreMatching
  @RequestFilter
  void removeType(HttpRequest<?> request) {
    if (request.getContentLength() <= 0
        && !request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)
        && request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
    }
  }
}
