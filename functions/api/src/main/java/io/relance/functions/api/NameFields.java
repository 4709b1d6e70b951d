package io.relance.functions.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the names and remarks that people give. */
public final class NameFields {
  private static final int LONGEST = 200;
  private static final int LONGEST_REMARK = 1_000;

  private NameFields() {}

  /** A name that must be there. */
  public static String required(String path, @Nullable String name) {
    return optional(path, name).orElseThrow(() -> ApiException.invalid(path, "is required"));
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
      throw ApiException.invalid(path, "must be 1 to " + LONGEST + " printable characters");
    }
    return Optional.of(stripped);
  }

  /** A description or note of several lines; empty when it is absent or blank. */
  public static String remark(String path, @Nullable String text) {
    var stripped = text == null ? "" : text.strip();
    if (stripped.length() > LONGEST_REMARK
        || stripped
            .chars()
            .anyMatch(it -> Character.isISOControl(it) && "\n\r\t".indexOf(it) < 0)) {
      throw ApiException.invalid(path, "must be at most 1,000 printable characters");
    }
    return stripped;
  }
}
