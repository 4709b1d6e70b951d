package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.relance.application.admin.RefusedTokens;
import io.relance.application.admin.Role;
import io.relance.application.admin.Tokens;
import io.relance.domain.failure.TransientFailure;
import io.relance.functions.api.problems.Problem;
import io.relance.functions.api.security.Addresses;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.security.LoopbackRequests;
import io.relance.functions.api.security.OpenToLoopback;
import io.relance.functions.api.security.OwnCredentials;
import io.relance.functions.api.security.RequiresRole;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Admits requests whose bearer token has the role that the route requires. */
@ServerFilter({"/v1/**", AuthorizationFilter.METRICS})
@Order(AuthorizationFilter.ORDER)
final class AuthorizationFilter {
  static final int ORDER = 100;

  /** Only a server has this route. */
  static final String METRICS = "/metrics";

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationFilter.class);
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final RefusedTokens refusedTokens;

  AuthorizationFilter(Tokens tokens, RefusedTokens refusedTokens) {
    this.tokens = tokens;
    this.refusedTokens = refusedTokens;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    if (isOpen(request)) {
      return null;
    }
    var secret = secret(request);
    var holder = secret.flatMap(tokens::holder);
    if (holder.isEmpty()) {
      return secret.isEmpty() ? unauthorized() : refused(request);
    }
    var role = holder.orElseThrow().role();
    var missing = needed(request).filter(needed -> !role.mayActAs(needed));
    if (missing.isPresent()) {
      return ProblemHandlers.answer(
          Problem.of(403, "forbidden", "This needs the " + named(missing.orElseThrow())));
    }
    use(holder.orElseThrow(), secret.orElseThrow());
    Caller.attach(request, holder.orElseThrow());
    return null;
  }

  /** On a full disk requests that only read are answered. */
  private void use(Tokens.Token token, String secret) {
    try {
      tokens.use(token, secret);
    } catch (TransientFailure failure) {
      LOG.debug("The use of token {} was not recorded", token.id(), failure);
    }
  }

  private HttpResponse<?> refused(HttpRequest<?> request) {
    return switch (refusedTokens.refuse(Addresses.of(request))) {
      case REFUSE -> unauthorized();
      case TOO_MANY ->
          ProblemHandlers.answer(
                  Problem.of(429, "too-many-requests", "Too many wrong tokens: wait a moment"))
              .header("Retry-After", "1");
    };
  }

  private static HttpResponse<?> unauthorized() {
    return ProblemHandlers.answer(
            Problem.of(401, "unauthorized", "Send a valid token as Authorization: Bearer …"))
        .header("WWW-Authenticate", "Bearer");
  }

  private static boolean isOpen(HttpRequest<?> request) {
    var route = RouteAttributes.getRouteInfo(request);
    if (route.isEmpty()) {
      return request.getPath().equals(METRICS);
    }
    var annotations = route.orElseThrow().getAnnotationMetadata();
    return annotations.hasAnnotation(OwnCredentials.class)
        || (annotations.hasAnnotation(OpenToLoopback.class) && LoopbackRequests.isLocal(request));
  }

  private static String named(Role role) {
    var name = role.name().toLowerCase(Locale.ROOT) + " role";
    return role == Role.OWNER ? name : name + " or one above it";
  }

  /** The secret of the bearer token. */
  static Optional<String> secret(HttpRequest<?> request) {
    return request
        .getHeaders()
        .findFirst("Authorization")
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(secret -> !secret.isEmpty());
  }

  /** Empty if no route matches; {@link RoutingErrors} answers that. */
  private static Optional<Role> needed(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .map(
            route ->
                route
                    .getAnnotationMetadata()
                    .enumValue(RequiresRole.class, Role.class)
                    .orElse(Role.OWNER));
  }
}
