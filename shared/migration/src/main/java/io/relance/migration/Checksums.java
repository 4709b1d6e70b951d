package io.relance.migration;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the lines of each part, and adds up their digests: in any order they come to the same. */
final class Checksums {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final SortedMap<String, BigInteger> digests = new TreeMap<>();
  private final SortedMap<String, Long> lines = new TreeMap<>();

  /**
   * What a part came to.
   *
   * @param digest the sum of the SHA-256 of its lines, modulo 2^256, in hexadecimal digits
   */
  public record Sum(long lines, String digest) {}

  void add(String part, String line) {
    digests.merge(part, digest(line), (one, other) -> one.add(other).mod(MODULUS));
    lines.merge(part, 1L, Long::sum);
  }

  SortedMap<String, Sum> sums() {
    var sums = new TreeMap<String, Sum>();
    lines.forEach(
        (part, count) ->
            sums.put(
                part, new Sum(count, digests.getOrDefault(part, BigInteger.ZERO).toString(16))));
    return sums;
  }

  private static BigInteger digest(String line) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return new BigInteger(1, sha.digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
