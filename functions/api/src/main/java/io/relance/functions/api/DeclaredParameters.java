package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses query parameters that the route does not declare, and those given more than once. */
@ServerFilter("/v1/**")
@Order(AuthorizationFilter.ORDER + 6)
final class DeclaredParameters {
  @RequestFilter
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    var given = request.getParameters().asMap();
    return given.isEmpty()
        ? null
        : RouteAttributes.getRouteInfo(request)
            .flatMap(route -> refusal(given, declared(route)))
            .map(ProblemHandlers::answer)
            .orElse(null);
  }

  private static Optional<Problem> refusal(Map<String, List<String>> given, Set<String> declared) {
    var unknown =
        given.keySet().stream()
            .filter(name -> !declared.contains(name))
            .map(name -> new Problem.Fault(name, unknown(name, declared)))
            .toList();
    var repeated =
        given.entrySet().stream()
            .filter(parameter -> parameter.getValue().size() > 1)
            .map(parameter -> new Problem.Fault(parameter.getKey(), repeated(parameter.getKey())))
            .toList();
    return unknown.isEmpty()
        ? problem("request.repeated-parameter", repeated)
        : problem("request.unknown-parameter", unknown);
  }

  private static Optional<Problem> problem(String code, List<Problem.Fault> faults) {
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(400, code, "")
                .with(faults.stream().limit(ApiException.MAX_ERRORS).toList())
                .withDetail(faults.getFirst().message()));
  }

  private static String unknown(String name, Set<String> declared) {
    return "unknown query parameter %s%s".formatted(Quoted.of(name), hint(name, declared));
  }

  private static String hint(String name, Set<String> declared) {
    return NearestName.of(name, declared)
        .map(near -> " (did you mean \"" + near + "\"?)")
        .orElseGet(
            () ->
                declared.isEmpty()
                    ? " (this route has none)"
                    : " (this route has " + String.join(", ", declared) + ")");
  }

  private static String repeated(String name) {
    return "query parameter %s must occur only once".formatted(Quoted.of(name));
  }

  /** The names of a route's query parameters, in their order. */
  private static Set<String> declared(Object route) {
    return route instanceof MethodBasedRouteInfo<?, ?> method
        ? Arrays.stream(method.getTargetMethod().getArguments())
            .flatMap(DeclaredParameters::names)
            .collect(Collectors.toCollection(LinkedHashSet::new))
        : Set.of();
  }

  private static Stream<String> names(Argument<?> argument) {
    var annotations = argument.getAnnotationMetadata();
    if (annotations.hasAnnotation(RequestBean.class)) {
      var parts = BeanIntrospection.getIntrospection(argument.getType()).getConstructorArguments();
      return Arrays.stream(parts).flatMap(DeclaredParameters::names);
    }
    return annotations.hasAnnotation(QueryValue.class)
        ? Stream.of(
            annotations
                .stringValue(QueryValue.class)
                .filter(name -> !name.isEmpty())
                .orElse(argument.getName()))
        : Stream.empty();
  }
}
