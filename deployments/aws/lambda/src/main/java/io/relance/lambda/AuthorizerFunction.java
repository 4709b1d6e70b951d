package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import io.relance.application.admin.RefusedTokens;
import io.relance.application.admin.Tokens;
import io.relance.application.composition.Administration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the bearer tokens of API requests; the API itself checks the role. The gateway
 * caches an answer for at most a minute.
 */
public final class AuthorizerFunction
    implements RequestHandler<APIGatewayCustomAuthorizerEvent, Map<String, Object>> {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final RefusedTokens refusedTokens;

  public AuthorizerFunction() {
    this(LambdaRuntime.byEnvironment().relance().administration());
  }

  private AuthorizerFunction(Administration administration) {
    this(administration.tokens(), administration.refusedTokens());
  }

  AuthorizerFunction(Tokens tokens, RefusedTokens refusedTokens) {
    this.tokens = tokens;
    this.refusedTokens = refusedTokens;
  }

  @Override
  public Map<String, Object> handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
    var routes = allRoutes(event.getMethodArn());
    var secret = secret(event.getAuthorizationToken());
    var holder = secret.flatMap(tokens::holder);
    if (secret.isPresent() && holder.isEmpty()) {
      refusedTokens.record("gateway");
    }
    return holder
        .map(token -> admitted(token, routes))
        .orElseGet(() -> policy("nobody", "Deny", routes));
  }

  private static Map<String, Object> admitted(Tokens.Token token, String routes) {
    var policy = new HashMap<>(policy(token.id(), "Allow", routes));
    policy.put(
        "context",
        Map.of("name", token.name(), "role", token.role().name().toLowerCase(Locale.ROOT)));
    return policy;
  }

  private static Map<String, Object> policy(String principal, String effect, String routes) {
    return Map.of(
        "principalId",
        principal,
        "policyDocument",
        Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(Map.of("Action", "execute-api:Invoke", "Effect", effect, "Resource", routes))));
  }

  /** The policy covers all routes, because the gateway caches it by token. */
  private static String allRoutes(String method) {
    var parts = method.split("/", 3);
    return parts[0] + "/" + parts[1] + "/*";
  }

  private static Optional<String> secret(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(it -> it.substring(SCHEME.length()).strip())
        .filter(it -> !it.isEmpty());
  }
}
