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
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import io.relance.application.logging.LogId;
import io.relance.application.persistence.Ids;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request an id, which all log lines of its work carry and its response returns as
 * {@code X-Request-Id}. Ids that callers send are ignored: they could be anything.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds {
  private static final Logger LOG = LoggerFactory.getLogger(RequestIds.class);
  private static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "relance.request";

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    var begun = new Begun(Ids.random(), System.nanoTime());
    request.setAttribute(ATTRIBUTE, begun);
    context.add(new OnThreads(begun.id()));
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(ATTRIBUTE, Begun.class)
        .ifPresent(
            begun -> {
              response.getHeaders().set(HEADER, begun.id());
              log(request, response, begun);
            });
  }

  /** Logs the route, and never the address, which holds what callers look for. */
  private static void log(HttpRequest<?> request, MutableHttpResponse<?> response, Begun begun) {
    if (LOG.isDebugEnabled()) {
      var route =
          RouteAttributes.getRouteInfo(request)
              .filter(UriRouteInfo.class::isInstance)
              .map(it -> ((UriRouteInfo<?, ?>) it).getUriMatchTemplate().toPathString())
              .orElse("no route");
      var took = Duration.ofNanos(System.nanoTime() - begun.nanos());
      try (var _ = LogId.REQUEST.put(begun.id())) {
        LOG.debug(
            "Answered {} {} with {} after {} ms",
            request.getMethod(),
            route,
            response.code(),
            took.toMillis());
      }
    }
  }

  /** A request that is being answered. */
  private record Begun(String id, long nanos) {}

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
