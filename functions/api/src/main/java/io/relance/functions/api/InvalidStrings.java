package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds texts that cannot be kept as they are: with a NUL, or with half a character. */
final class InvalidStrings {
  private static final String MESSAGE = "must not contain a NUL or an unpaired surrogate";

  private InvalidStrings() {}

  /** A fault for each text and each name of a field, by its place. */
  static Stream<Problem.Fault> in(JsonNode document) {
    return in(document, "");
  }

  private static Stream<Problem.Fault> in(JsonNode node, String path) {
    if (node.isTextual()) {
      return isBroken(node.textValue())
          ? Stream.of(Problem.Fault.field(path, MESSAGE))
          : Stream.empty();
    }
    if (node.isObject()) {
      var start = path.isEmpty() ? "" : path + ".";
      return node.propertyStream()
          .flatMap(
              field ->
                  isBroken(field.getKey())
                      ? Stream.of(
                          Problem.Fault.field(start + "?", "has a field whose name " + MESSAGE))
                      : in(field.getValue(), start + field.getKey()));
    }
    return IntStream.range(0, node.size())
        .boxed()
        .flatMap(at -> in(node.path(at), path + "[" + at + "]"));
  }

  private static boolean isBroken(String text) {
    return text.codePoints()
        .anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }
}
