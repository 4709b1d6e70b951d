package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.Runs;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares values, forgiving placeholders, text that is itself JSON, and 1 for 1.0. */
final class Alike {
  /** What the recorder wrote in place of values that change with every run. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          ".*<[^<>\\s]+(:\\d+)?>.*|([A-Za-z]+[_-])*(date|time|datetime|timestamp)"
              + "|generated-uuid|RandomNumberGenerated",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** A word that stands for a value. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]*");

  /** Values that differ with every run: an instant, an identifier, the ARN of something. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*|arn:.*"
              + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Alike() {}

  /** Where the values differ first, and how; empty when they are alike. */
  static Optional<String> difference(String at, JsonNode recorded, JsonNode replayed) {
    if (recorded.isTextual() && standsFor(recorded.textValue(), replayed)) {
      return Optional.empty();
    }
    if (recorded.isNumber() && replayed.isNumber()) {
      return recorded.decimalValue().compareTo(replayed.decimalValue()) == 0
          ? Optional.empty()
          : differs(at, recorded, replayed);
    }
    if (recorded.isContainerNode() && recorded.getNodeType() == replayed.getNodeType()) {
      return recorded.isArray()
          ? elements(at, recorded, replayed)
          : members(at, recorded, replayed);
    }
    if (recorded.isObject() && replayed.isTextual()) {
      return difference(at, recorded, Recording.value(replayed));
    }
    if (recorded.isTextual() && replayed.isTextual() && isJson(recorded) && isJson(replayed)) {
      return difference(at, Recording.value(recorded), Recording.value(replayed));
    }
    return recorded.equals(replayed) ? Optional.empty() : differs(at, recorded, replayed);
  }

  private static boolean standsFor(String recorded, JsonNode replayed) {
    return PLACEHOLDER.matcher(recorded).matches()
        || (WORD.matcher(recorded).matches()
            && replayed.isTextual()
            && CHANGING.matcher(replayed.textValue()).matches());
  }

  private static boolean isJson(JsonNode text) {
    try {
      return text.textValue().startsWith("{") && Runs.json(text.textValue()).isObject();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> elements(String at, JsonNode recorded, JsonNode replayed) {
    if (recorded.size() != replayed.size()) {
      return differs(at, recorded, replayed);
    }
    for (int i = 0; i < recorded.size(); i++) {
      var difference = difference(at + "/" + i, recorded.get(i), replayed.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> members(String at, JsonNode recorded, JsonNode replayed) {
    var names = new TreeSet<String>();
    recorded.fieldNames().forEachRemaining(names::add);
    replayed.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .map(name -> difference(at + "/" + name, recorded.path(name), replayed.path(name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> differs(String at, JsonNode recorded, JsonNode replayed) {
    return Optional.of("%s: recorded %s, replayed %s".formatted(at, recorded, replayed));
  }
}
