package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.relance.application.admin.Actor;
import io.relance.application.admin.AuditScope;
import io.relance.application.admin.Role;
import io.relance.application.admin.Tokens;
import java.util.Map;

/**
 * Creates a token with the owner role for callers with permission to invoke this function: the
 * first token of a new deployment. Only the response contains it.
 */
public final class CreateOwnerTokenFunction
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  private final Tokens tokens;

  public CreateOwnerTokenFunction() {
    this(LambdaRuntime.byEnvironment().relance().administration().tokens());
  }

  CreateOwnerTokenFunction(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    var made = AuditScope.as(Actor.OWNER_FUNCTION, () -> tokens.create("owner", Role.OWNER));
    return Map.of("id", made.token().id(), "token", made.secret());
  }
}
