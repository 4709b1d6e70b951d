package io.relance.domain.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The part of a state machine's name that differs with its definition. */
public final class DefinitionHash {
  private static final int BYTES = 5;

  private DefinitionHash() {}

  /** The first ten hexadecimal digits of the SHA-256 of a definition. */
  public static String of(String definition) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
