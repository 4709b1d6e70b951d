package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.problems.ApiException;
import io.relance.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers 404 to paths with a segment that cannot be an id, or a name where the path has a name.
 */
@ServerFilter("/v1/**")
@Order(AuthorizationFilter.ORDER + 5)
public final class PlainIds {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  /** The variables of paths that are names: of a property, and of a row in its table. */
  private static final Set<String> NAMES = Set.of("name", "row");

  private static final int LONGEST_NAME = 200;

  @RequestFilter
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    var variables =
        RouteAttributes.getRouteMatch(request)
            .<Map<String, Object>>map(route -> route.getVariableValues())
            .orElse(Map.of());
    return variables.entrySet().stream().allMatch(PlainIds::isPlain)
        ? null
        : ProblemHandlers.answer(RoutingErrors.nothingHere());
  }

  private static boolean isPlain(Map.Entry<String, Object> variable) {
    var value = variable.getValue().toString();
    return NAMES.contains(variable.getKey())
        ? value.length() <= LONGEST_NAME && value.chars().noneMatch(Character::isISOControl)
        : isOne(value);
  }

  /**
   * An id that a query parameter gives.
   *
   * @throws ApiException 400 if it cannot be one
   */
  public static String parameter(String name, String given) {
    if (!isOne(given)) {
      throw ApiException.parameter(name, "must be an id, not " + Quoted.of(given));
    }
    return given;
  }

  /**
   * The id that a field of a body gives; another value is reported.
   *
   * @param what it is the id of, with its article
   */
  public static Optional<String> field(String what, JsonValue value) {
    return value
        .string()
        .filter(
            id ->
                value.holds(
                    isOne(id), "must be the id of %s, not %s".formatted(what, Quoted.of(id))));
  }

  /** Whether a string can be an id. */
  public static boolean isOne(String text) {
    return PLAIN.matcher(text).matches();
  }
}
