package io.relance.interpreter.execution;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The execution and task that a token belongs to, as the token itself names them. */
public record TokenAddress(String executionId, int task) {
  private static final int SECRET_BYTES = 18;
  private static final Pattern TOKEN = Pattern.compile("(.+)\\.(\\d{1,9})\\.([A-Za-z0-9_-]{24})");

  /** A new token with this address; its last part cannot be guessed. */
  String newToken(RandomGenerator random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return executionId + "." + task + "." + Base64.getUrlEncoder().encodeToString(secret);
  }

  /** Empty for a text that is not a token. */
  public static Optional<TokenAddress> of(String token) {
    var matcher = TOKEN.matcher(token);
    return matcher.matches()
        ? Optional.of(new TokenAddress(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
