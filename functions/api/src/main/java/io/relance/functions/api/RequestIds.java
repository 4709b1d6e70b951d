package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.relance.application.logging.LogId;
import io.relance.application.persistence.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request an id, which all log lines of its work carry and its response returns as
 * {@code X-Request-Id}. Ids that callers send are ignored: they could be anything.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds {
  private static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "relance.request-id";

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    var id = Ids.random();
    request.setAttribute(ATTRIBUTE, id);
    context.add(new OnThreads(id));
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(ATTRIBUTE, String.class)
        .ifPresent(id -> response.getHeaders().set(HEADER, id));
  }

  /** Puts the id on each thread that works for the request. */
  private record OnThreads(String id) implements ThreadPropagatedContextElement<LogId.Scope> {
    @Override
    public LogId.Scope updateThreadContext() {
      return LogId.REQUEST.put(id);
    }

    @Override
    public void restoreThreadContext(LogId.@Nullable Scope before) {
      if (before != null) {
        before.close();
      }
    }
  }
}
