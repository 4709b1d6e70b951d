package io.relance.embedded.files;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A name that is allowed, and so leads to a place within the folder. */
record ObjectName(String text) {
  private static final int LONGEST = 1_024;
  private static final Pattern SEGMENT = Pattern.compile("(?!\\.+$)[a-zA-Z0-9._=-]{1,200}");

  ObjectName {
    if (text.length() > LONGEST || !allSegmentsMatch(text)) {
      throw new IllegalArgumentException(
          "An object's name has segments of letters, digits, . _ = and -, divided by /");
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

  Path within(Path folder) {
    var place = folder;
    for (var segment : text.split("/", -1)) {
      place = place.resolve(segment);
    }
    return place;
  }
}
