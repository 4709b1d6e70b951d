package io.relance.application.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The time zones of phone numbers, by their country and, where it has several zones, by prefix. */
public final class PhoneZones {
  private static final String FILE = "phone-zones.txt";
  private static final Map<String, List<ZoneId>> BY_PREFIX = read();
  private static final int LONGEST_PREFIX =
      BY_PREFIX.keySet().stream().mapToInt(String::length).max().orElse(0);

  private PhoneZones() {}

  /**
   * The zones in which the owner of a number may be; empty when none is known.
   *
   * @param e164 the number in its international form
   */
  public static List<ZoneId> of(String e164) {
    if (!e164.startsWith("+")) {
      return List.of();
    }
    var digits = e164.substring(1);
    for (int end = Math.min(LONGEST_PREFIX, digits.length()); end > 0; end--) {
      var zones = Optional.ofNullable(BY_PREFIX.get(digits.substring(0, end)));
      if (zones.isPresent()) {
        return zones.orElseThrow();
      }
    }
    return List.of();
  }

  private static Map<String, List<ZoneId>> read() {
    var byPrefix = new HashMap<String, List<ZoneId>>();
    text().lines().filter(line -> !line.startsWith("#")).forEach(line -> read(line, byPrefix));
    return Map.copyOf(byPrefix);
  }

  private static void read(String line, Map<String, List<ZoneId>> byPrefix) {
    int equals = line.indexOf('=');
    var zones = parts(line.substring(0, equals), "&").map(ZoneId::of).toList();
    parts(line.substring(equals + 1), ",").forEach(prefix -> byPrefix.put(prefix, zones));
  }

  private static Stream<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator, -1));
  }

  private static String text() {
    try (var file = PhoneZones.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("Resource " + FILE + " not found");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
