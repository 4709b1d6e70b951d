package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.relance.functions.api.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request whose Content-Length exceeds the limit before reading it; the server itself
 * limits bodies without a Content-Length.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyLimit {
  static final int BYTES = 5 * 1024 * 1024;

  @RequestFilter
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    return request.getContentLength() > BYTES ? ProblemHandlers.answer(tooLarge()) : null;
  }

  static Problem tooLarge() {
    return Problem.of(413, "request.too-large", "The body must be at most 5 MB");
  }
}
