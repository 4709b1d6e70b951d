package io.relance.functions.api.security;

import io.micronaut.http.HttpRequest;
import io.relance.application.admin.Actor;
import io.relance.application.admin.Role;
import io.relance.application.admin.Tokens;

/** The authenticated caller of a request: the holder of a token. */
public record Caller(Actor actor, Role role) {
  private static final String ATTRIBUTE = "relance.caller";

  public static void attach(HttpRequest<?> request, Tokens.Token token) {
    request.setAttribute(ATTRIBUTE, new Caller(Actor.of(token), token.role()));
  }

  /** The name of the token. */
  public String name() {
    return actor.name();
  }

  /** The id of the token; names of tokens may repeat. */
  public String id() {
    return actor.tokenId().orElse(actor.name());
  }

  /** The caller that {@link AuthorizationFilter} authenticated. */
  public static Caller of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Caller.class)
        .orElseThrow(() -> new IllegalStateException("The request has no authenticated caller"));
  }
}
