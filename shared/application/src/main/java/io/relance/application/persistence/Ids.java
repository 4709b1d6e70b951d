package io.relance.application.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Generates identifiers of 26 characters from 0-9 and a-v: 130 bits, random or hashed. */
public final class Ids {
  private static final char[] DIGITS = "0123456789abcdefghijklmnopqrstuv".toCharArray();
  private static final int LENGTH = 26;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static String random() {
    var bytes = new byte[17];
    RANDOM.nextBytes(bytes);
    return encode(bytes);
  }

  /** The same parts in the same order give the same identifier. */
  public static String hash(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return encode(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  private static String encode(byte[] bytes) {
    var text = new StringBuilder(LENGTH);
    int buffer = 0;
    int bits = 0;
    for (int at = 0; text.length() < LENGTH; ) {
      if (bits < 5) {
        buffer = (buffer << 8) | (bytes[at++] & 0xff);
        bits += 8;
      }
      text.append(DIGITS[(buffer >> (bits - 5)) & 31]);
      bits -= 5;
      buffer &= (1 << bits) - 1;
    }
    return text.toString();
  }
}
