package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.relance.application.admin.Role;
import io.relance.application.admin.Tokens;
import java.util.Map;

/**
 * Makes a token of the role owner for whoever may invoke this function in the account: how a new
 * deployment gets its first one. It is shown in the answer alone, and never again.
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
    var made = tokens.create("owner", Role.OWNER);
    return Map.of("id", made.token().id(), "token", made.secret());
  }
}
