package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.relance.application.admin.Actor;
import io.relance.application.admin.AuditScope;
import io.relance.application.admin.Role;
import io.relance.application.admin.SignInCodes;
import io.relance.application.admin.Tokens;
import io.relance.application.composition.Relance;
import java.net.URI;
import java.util.Map;

/**
 * Creates a token with the owner role for callers with permission to invoke this function: the
 * first token of a new deployment. Only the response contains it, and a link that signs its owner
 * in with a browser.
 */
public final class CreateOwnerTokenFunction
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  private final Tokens tokens;
  private final SignInCodes signInCodes;
  private final URI server;

  public CreateOwnerTokenFunction() {
    this(LambdaRuntime.byEnvironment().relance());
  }

  private CreateOwnerTokenFunction(Relance relance) {
    this(
        relance.administration().tokens(),
        relance.administration().signInCodes(),
        relance.project().publicUrl());
  }

  CreateOwnerTokenFunction(Tokens tokens, SignInCodes signInCodes, URI server) {
    this.tokens = tokens;
    this.signInCodes = signInCodes;
    this.server = server;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    var made = AuditScope.as(Actor.OWNER_FUNCTION, () -> tokens.create("owner", Role.OWNER));
    var signIn = SignInCodes.link(server, signInCodes.create(made.token()));
    return Map.of("id", made.token().id(), "token", made.secret(), "signIn", signIn);
  }
}
