package io.relance.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.application.persistence.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Draws bodies that are to use up the memory or the time of whoever reads them. */
final class HostileBodies {
  /** Just below the largest body that is read. */
  private static final int LARGE = 5_000_000;

  private static final List<String> NUMBERS =
      List.of("1E999999999", "-1e-999999999", "9".repeat(100_000), "1e99999");
  private static final List<String> TEXTS =
      List.of("\\ud800", "\\u0000", "\\udc00\\ud800", "\\u202e\\ufeff", "\\ud83d\\udca9");

  private final Random random;

  HostileBodies(Random random) {
    this.random = random;
  }

  /** Up to 5 MB: many small values, deep levels, long numbers and texts. */
  byte[] large() {
    return switch (random.nextInt(5)) {
      case 0 -> simulation(repeated("{},", "{}"));
      case 1 -> simulation(repeated("[[[[1]]]],", "1"));
      case 2 -> bytes(BadBodies.deep(LARGE / 10));
      case 3 -> simulation("\"" + "x".repeat(LARGE - 200) + "\"");
      default -> simulation("9".repeat(LARGE - 200));
    };
  }

  private static String repeated(String part, String last) {
    return part.repeat((LARGE - 200) / part.length()) + last;
  }

  private static byte[] simulation(String value) {
    return bytes(
        "{\"contactId\": \"x\", \"event\": {\"variables\": {\"order\": {\"a\": [%s]}}}}"
            .formatted(value));
  }

  /** A valid body of a route with changes at random, and now and then a hostile number or text. */
  byte[] changed(String valid) {
    var mutated = new Mutation(random).of(Json.tree(valid));
    var text = new String(mutated, UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> bytes(text.replaceFirst(": ?\"[^\"]*\"", ": " + one(NUMBERS)));
      case 1 ->
          bytes(text.replaceFirst("\"[^\"]*\"}", "\"" + one(TEXTS).replace("\\", "\\\\") + "\"}"));
      default -> mutated;
    };
  }

  /** A few KB that are 50 MB when they are unpacked. */
  static byte[] packed() {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      for (int part = 0; part < 50; part++) {
        gzip.write(new byte[1_000_000]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
