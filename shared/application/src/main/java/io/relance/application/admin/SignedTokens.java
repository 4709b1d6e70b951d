package io.relance.application.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Tokens of URLs that carry a text, signed so that they cannot be forged. */
public final class SignedTokens {
  private static final int SIGNATURE_BYTES = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final InstallationKey key;

  public SignedTokens(InstallationKey key) {
    this.key = key;
  }

  /** The token of a text. */
  public String sign(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "."
        + BASE64.encodeToString(signature(text));
  }

  /** The text of a token, compared in constant time; empty when the token is not ours. */
  public Optional<String> verify(String token) {
    var dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      var decoder = Base64.getUrlDecoder();
      var signed = new String(decoder.decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      var signature = decoder.decode(token.substring(dot + 1));
      return MessageDigest.isEqual(signature, signature(signed))
          ? Optional.of(signed)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private byte[] signature(String text) {
    return Arrays.copyOf(key.sign(text), SIGNATURE_BYTES);
  }
}
