package io.relance.functions.api.sessions;

import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a person signs in: with the code of a sign-in link or with a token.
 *
 * @param code the code of a sign-in link
 * @param token a token of the API
 * @param remember whether the session lasts 30 days instead of 12 hours
 */
@Schema(name = "SignIn")
record SignIn(
    @Nullable String code,
    @Nullable String token,
    @Schema(type = "boolean", nullable = true) @Nullable Boolean remember) {
  private static final int LONGEST = 500;

  /** What a person signs in with. */
  sealed interface Credential {
    record Code(String code) implements Credential {}

    record Token(String secret) implements Credential {}
  }

  /** A request to sign in. */
  record Wanted(Credential credential, boolean isRemembered) {}

  static Supplier<Wanted> read(JsonFields fields) {
    var code = fields.get("code", SignIn::secret).map(Credential.Code::new);
    var token = fields.get("token", SignIn::secret).map(Credential.Token::new);
    var remember = fields.optional("remember", JsonValue::flag).orElse(false);
    if (fields.has("code") == fields.has("token")) {
      fields.fault("code", "must be present, or token, and not both");
    }
    return () -> new Wanted(code.<Credential>map(it -> it).or(() -> token).orElseThrow(), remember);
  }

  private static Optional<String> secret(JsonValue value) {
    return value.string(LONGEST).map(String::strip);
  }
}
