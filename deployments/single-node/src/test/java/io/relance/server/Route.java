package io.relance.server;

import io.micronaut.http.annotation.Body;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.relance.application.admin.Role;
import io.relance.functions.api.security.RequiresRole;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way to call the server, as its router knows it.
 *
 * @param needs the role that it asks for; empty where it is open
 * @param body whether it reads a body
 * @param bodyOptional whether the body may be absent
 * @param queries the names of its query parameters
 */
record Route(
    String method,
    String path,
    Optional<Role> needs,
    boolean body,
    boolean bodyOptional,
    Set<String> queries) {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /** All there are. */
  static List<Route> of(Router router) {
    return router
        .uriRoutes()
        .filter(route -> METHODS.contains(route.getHttpMethodName()))
        .map(Route::of)
        .distinct()
        .sorted(Comparator.comparing(Route::toString))
        .toList();
  }

  private static Route of(UriRouteInfo<?, ?> route) {
    var method = route.getTargetMethod().getTargetMethod();
    return new Route(
        route.getHttpMethodName(),
        route.getUriMatchTemplate().toPathString(),
        Optional.ofNullable(method.getAnnotation(RequiresRole.class)).map(RequiresRole::value),
        bodies(method).findAny().isPresent(),
        bodies(method).anyMatch(it -> it.getAnnotatedType().isAnnotationPresent(Nullable.class)),
        Set.copyOf(queries(method)));
  }

  private static Stream<Parameter> bodies(Method method) {
    return Arrays.stream(method.getParameters()).filter(it -> it.isAnnotationPresent(Body.class));
  }

  private static List<String> queries(Method method) {
    return Arrays.stream(method.getParameters()).flatMap(Route::queries).toList();
  }

  private static Stream<String> queries(Parameter parameter) {
    return parameter.getType().isRecord() && !parameter.isAnnotationPresent(Body.class)
        ? Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
        : Stream.of(parameter.getName());
  }

  boolean isOfTheApi() {
    return path.startsWith("/v1/");
  }

  /** Whether it checks credentials of its own, and no bearer token. */
  boolean isOfASession() {
    return path.matches("/v1/session(/.*)?");
  }

  boolean isPaged() {
    return queries.contains("cursor");
  }

  boolean names(String variable) {
    return path.contains("{" + variable + "}");
  }

  @Override
  public String toString() {
    return path + " " + method;
  }
}
