package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers 404 to paths with a segment that cannot be an id. */
@ServerFilter("/v1/**")
@Order(AuthorizationFilter.ORDER + 5)
public final class PlainIds {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  @RequestFilter
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    var variables =
        RouteAttributes.getRouteMatch(request)
            .<Map<String, Object>>map(route -> route.getVariableValues())
            .orElse(Map.of());
    return variables.values().stream().allMatch(value -> isOne(value.toString()))
        ? null
        : ProblemHandlers.answer(RoutingErrors.nothingHere());
  }

  /** Whether a string can be an id. */
  public static boolean isOne(String text) {
    return PLAIN.matcher(text).matches();
  }
}
