package io.relance.functions.api.json;

import io.relance.json.JsonValue;

/** Finds strings that cannot be stored: with a NUL or an unpaired surrogate. */
final class InvalidStrings {
  private static final String MESSAGE = "must not contain a NUL or an unpaired surrogate";

  private InvalidStrings() {}

  /** Adds a fault for each string, and for each object with such a name of a field. */
  static void check(JsonValue value) {
    if (value.node().isTextual() && isBroken(value.node().textValue())) {
      value.fault(MESSAGE);
    }
    if (value.node().propertyStream().anyMatch(field -> isBroken(field.getKey()))) {
      value.fault("the name of a field " + MESSAGE);
    }
    value.children().forEach(InvalidStrings::check);
  }

  private static boolean isBroken(String text) {
    return text.codePoints()
        .anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }
}
