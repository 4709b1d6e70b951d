package io.relance.server;

import java.util.List;

/** Bodies, types and ids that no route takes. */
final class BadBodies {
  static final List<String> NO_OBJECTS =
      List.of(
          "",
          " ",
          "[]",
          "[{}]",
          "null",
          "7",
          "true",
          "\"name\"",
          "{\"name\": \"x\"",
          "{\"name\": \"x\"} {}",
          "{\"name\": \"x\", \"name\": \"y\"}",
          "{'name': 'x'}",
          "{\"name\": NaN}",
          "{\"name\": \"\t\"}",
          "<name/>",
          "{\"name\": \"x\" /* why */}");

  static final List<String> OTHER_TYPES =
      List.of(
          "text/plain",
          "text/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/octet-stream");

  /** As they are written into a path. */
  static final List<String> ODD_IDS =
      List.of(
          "%00",
          "a%00b", "%2e%2e", "..%2f..%2fetc", "a%20b", "%F0%9F%A6%86", "'--", "x".repeat(3000));

  /** As they are written into JSON: NUL, and halves of characters. */
  static final List<String> NO_TEXTS =
      List.of("\\u0000", "a\\u0000b", "\\ud800", "x\\udc00y", "\\udc00\\ud800");

  private BadBodies() {}

  /** An object with so many others inside. */
  static String deep(int levels) {
    return "{\"name\":".repeat(levels) + "1" + "}".repeat(levels);
  }
}
