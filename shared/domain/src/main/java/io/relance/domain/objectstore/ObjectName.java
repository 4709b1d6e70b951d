package io.relance.domain.objectstore;

import java.util.List;
import java.util.regex.Pattern;

/** A name that every object store accepts, and that stays within the store. */
public record ObjectName(String text) {
  private static final int LONGEST = 1_024;
  private static final Pattern SEGMENT = Pattern.compile("(?!\\.+$)[a-zA-Z0-9._=-]{1,200}");

  public ObjectName {
    if (text.length() > LONGEST || !allSegmentsMatch(text)) {
      throw new IllegalArgumentException(
          "The name must be segments of letters, digits, . _ = and -, divided by /: " + text);
    }
  }

  private static boolean allSegmentsMatch(String text) {
    for (var segment : text.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches()) {
        return false;
      }
    }
    return true;
  }

  public List<String> segments() {
    return List.of(text.split("/", -1));
  }
}
