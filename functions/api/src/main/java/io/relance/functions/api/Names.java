package io.relance.functions.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the names that people give. */
public final class Names {
  private static final int LONGEST = 200;

  private Names() {}

  /** A name that must be there. */
  public static String required(String path, @Nullable String name) {
    return optional(path, name)
        .orElseThrow(() -> Refusal.invalid(path, "is missing: give it a name"));
  }

  /** A name that may be there, and then is one. */
  public static Optional<String> optional(String path, @Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    var stripped = name.strip();
    if (stripped.isEmpty()
        || stripped.length() > LONGEST
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(path, "has 1 to " + LONGEST + " characters, all of them printable");
    }
    return Optional.of(stripped);
  }
}
