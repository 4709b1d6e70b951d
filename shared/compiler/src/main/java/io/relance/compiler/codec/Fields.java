package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads one JSON object field by field and notes what is wrong instead of stopping there. */
final class Fields {
  /** What other products call a field. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("equals", "is"),
          Map.entry("eq", "is"),
          Map.entry("notEquals", "isNot"),
          Map.entry("not_equals", "isNot"),
          Map.entry("gt", "greater"),
          Map.entry("greaterThan", "greater"),
          Map.entry("lt", "less"),
          Map.entry("lessThan", "less"),
          Map.entry("in", "oneOf"),
          Map.entry("type", "kind"),
          Map.entry("duration", "for"),
          Map.entry("body", "html"),
          Map.entry("message", "text"),
          Map.entry("yes", "onTrue"),
          Map.entry("no", "onFalse"));

  private final JsonNode object;
  private final JsonPath jsonPath;
  private final Set<String> known = new HashSet<>();

  Fields(JsonNode object, JsonPath jsonPath) {
    this.jsonPath = jsonPath;
    this.object = object.isObject() ? object : MissingNode.getInstance();
    if (!object.isObject()) {
      jsonPath.note(wrongType("an object", object));
    }
  }

  JsonPath place(String name) {
    return jsonPath.field(name);
  }

  /** Whether there is a field that was not read so far. */
  boolean hasUnknown() {
    return object.properties().stream().anyMatch(field -> !known.contains(field.getKey()));
  }

  private String unknownField(String name) {
    var synonym = SYNONYMS.get(name);
    return "Unknown field "
        + Quoted.of(name)
        + (synonym != null && known.contains(synonym)
            ? "; use \"" + synonym + "\"."
            : NearestName.ending(name, known));
  }

  /** Every field that was not read is unknown. */
  void close() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                place(name).note(Diagnostic.error("json.unknown-field", unknownField(name)));
              }
            });
  }

  Optional<JsonNode> node(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name));
  }

  /** The object's value is an object: nothing in it can be read otherwise. */
  boolean readable() {
    return object.isObject();
  }

  Optional<JsonNode> required(String name) {
    var node = node(name);
    if (node.isEmpty() && readable()) {
      place(name)
          .note(Diagnostic.error("json.missing-field", "The field \"" + name + "\" is missing."));
    }
    return node;
  }

  /**
   * Notes that the kind, where it is a string, is not one of the known ones.
   *
   * @param of what has the kind, such as {@code element}
   */
  void noteUnknownKind(String code, String of, Collection<String> known) {
    node("kind")
        .filter(JsonNode::isTextual)
        .ifPresent(kind -> place("kind").note(Kinds.unknown(code, of, kind.textValue(), known)));
  }

  Optional<String> text(String name) {
    return node(name).flatMap(node -> asText(node, place(name)));
  }

  String requiredText(String name) {
    return required(name).flatMap(node -> asText(node, place(name))).orElse("");
  }

  boolean flag(String name, boolean otherwise) {
    var node = node(name);
    node.filter(value -> !value.isBoolean())
        .ifPresent(value -> place(name).note(wrongType("true or false", value)));
    return node.map(value -> value.asBoolean(otherwise)).orElse(otherwise);
  }

  Duration duration(String name) {
    var whenUnread = Duration.ofSeconds(1);
    return required(name)
        .flatMap(node -> asText(node, place(name)))
        .map(text -> Durations.read(text, place(name)).orElse(whenUnread))
        .orElse(whenUnread);
  }

  LocalTime time(String name) {
    return required(name)
        .flatMap(node -> asText(node, place(name)))
        .flatMap(text -> readTime(text, place(name)))
        .orElse(LocalTime.NOON);
  }

  <E extends Enum<E>> Optional<E> choice(String name, WireNames<E> names) {
    return node(name).flatMap(node -> names.read(node, place(name)));
  }

  /** Reads each item of a list; what cannot be read is noted and left out. */
  <T> List<T> list(String name, BiFunction<JsonNode, JsonPath, Optional<T>> item) {
    return node(name).map(node -> asList(node, place(name), item)).orElse(List.of());
  }

  static <T> List<T> asList(
      JsonNode node, JsonPath jsonPath, BiFunction<JsonNode, JsonPath, Optional<T>> item) {
    var read = new ArrayList<T>();
    if (!node.isArray()) {
      jsonPath.note(wrongType("a list", node));
      return read;
    }
    for (int i = 0; i < node.size(); i++) {
      item.apply(node.get(i), jsonPath.item(i)).ifPresent(read::add);
    }
    return read;
  }

  static Optional<String> asText(JsonNode node, JsonPath jsonPath) {
    if (!node.isTextual()) {
      jsonPath.note(wrongType("a string", node));
      return Optional.empty();
    }
    return Optional.of(node.textValue());
  }

  static Diagnostic wrongType(String wanted, JsonNode found) {
    return Diagnostic.error(
        "json.wrong-type", "Must be " + wanted + ", not " + described(found) + ".");
  }

  private static String described(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case MISSING -> "nothing";
    };
  }

  private static Optional<LocalTime> readTime(String text, JsonPath jsonPath) {
    try {
      var time = LocalTime.parse(text);
      if (time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
        return Optional.of(time);
      }
    } catch (DateTimeException _) {
      // Noted below, as are times finer than a second.
    }
    jsonPath.note(
        Diagnostic.error(
            "time.invalid", "Must be a time of day such as 09:30, not " + Quoted.of(text) + "."));
    return Optional.empty();
  }
}
