package io.relance.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.text.NumberBounds;
import io.relance.domain.text.Quoted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One value of a JSON document and its path. What it cannot be read as becomes a fault, and the
 * result is empty.
 */
public final class JsonValue {
  /** Names come from outside and may be very long. */
  private static final int LONGEST_NAME = 100;

  private final JsonNode node;
  private final String path;
  private final FaultSink faults;

  private JsonValue(JsonNode node, String path, FaultSink faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  /** A whole document. */
  public static JsonValue of(JsonNode document, FaultSink faults) {
    return new JsonValue(document, "", faults);
  }

  /** The same value at the same place, with its faults and those within it reported elsewhere. */
  public JsonValue reportingTo(FaultSink sink) {
    return new JsonValue(node, path, sink);
  }

  /** As it was parsed, for what this type has no reading of. */
  public JsonNode node() {
    return node;
  }

  /** Its place in the document, such as {@code audience.contactIds[3]}. */
  public String path() {
    return path;
  }

  /** Adds a fault of this value; the message says what must be. */
  public void fault(String message) {
    faults.add(path, message);
  }

  /** A string of any length. */
  public Optional<String> string() {
    return node.isTextual() ? Optional.of(node.textValue()) : wrong("a string");
  }

  /** A string of at most so many characters. */
  public Optional<String> string(int longest) {
    return string().filter(text -> holds(text.length() <= longest, tooLong(longest, text)));
  }

  private static String tooLong(int longest, String text) {
    return "must be at most %d characters, not %d".formatted(longest, text.length());
  }

  public Optional<Boolean> flag() {
    return node.isBoolean() ? Optional.of(node.booleanValue()) : wrong("true or false");
  }

  /** A whole number within bounds, both included; {@code 1.0} is none. */
  public Optional<Long> integer(long least, long most) {
    if (!node.isNumber()) {
      return wrong("a whole number");
    }
    var within =
        node.isIntegralNumber()
            && node.canConvertToLong()
            && node.longValue() >= least
            && node.longValue() <= most;
    return holds(within, "must be a whole number from %d to %d".formatted(least, most))
        ? Optional.of(node.longValue())
        : Optional.empty();
  }

  /**
   * A number of at most 38 digits and below 10^126, checked before any arithmetic: a few characters
   * can write one that fills the memory.
   */
  public Optional<BigDecimal> number() {
    if (!node.isNumber()) {
      return wrong("a number");
    }
    var written = node.asText();
    var held =
        !NumberBounds.isBeyond(written)
            && !(node.isFloatingPointNumber() && !Double.isFinite(asDouble()));
    return holds(held, NumberBounds.RULE + ", not " + Quoted.of(written))
        ? Optional.of(node.decimalValue())
        : Optional.empty();
  }

  private double asDouble() {
    return node.isBigDecimal() ? 0 : node.doubleValue();
  }

  /** One of the names of a closed set. */
  public <E> Optional<E> choice(Map<String, E> names) {
    return string().flatMap(name -> choice(name, names));
  }

  private <E> Optional<E> choice(String name, Map<String, E> names) {
    var chosen = Optional.ofNullable(names.get(name));
    if (chosen.isEmpty()) {
      faults.unknownChoice(path, name, names.keySet());
    }
    return chosen;
  }

  /**
   * A string in some format.
   *
   * @param parser throws a {@link RuntimeException} for a string of another format
   * @param format such as {@code an instant such as 2026-01-05T10:00:00.000Z}
   */
  public <T> Optional<T> parsed(Function<String, T> parser, String format) {
    return string().flatMap(text -> parsed(text, parser, format));
  }

  private <T> Optional<T> parsed(String text, Function<String, T> parser, String format) {
    try {
      return Optional.of(parser.apply(text));
    } catch (RuntimeException _) {
      fault("must be %s, not %s".formatted(format, Quoted.of(text)));
      return Optional.empty();
    }
  }

  public Optional<JsonFields> object() {
    return node.isObject() ? Optional.of(new JsonFields(this)) : wrong("an object");
  }

  /** An object, read by a function, after which each field that it did not read is a fault. */
  public <T> Optional<T> object(Function<JsonFields, Optional<T>> reading) {
    return object()
        .flatMap(
            fields -> {
              var read = reading.apply(fields);
              fields.close();
              return read;
            });
  }

  /** The values of an object's fields or of a list's elements. */
  public Stream<JsonValue> children() {
    return node.isObject()
        ? node.propertyStream().map(field -> field(field.getKey()))
        : IntStream.range(0, node.size()).mapToObj(this::element);
  }

  /** The elements of a list of at most so many; those that cannot be read are left out. */
  public <T> List<T> list(int most, Function<JsonValue, Optional<T>> element) {
    var read = new ArrayList<T>();
    if (!node.isArray()) {
      Optional<T> _ = wrong("a list");
    } else if (holds(
        node.size() <= most,
        "must have at most %d elements, not %d".formatted(most, node.size()))) {
      for (int at = 0; at < node.size(); at++) {
        element.apply(element(at)).ifPresent(read::add);
      }
    }
    return List.copyOf(read);
  }

  JsonValue field(String name) {
    var shown = name.length() > LONGEST_NAME ? beginning(name) + "…" : name;
    return new JsonValue(node.path(name), path.isEmpty() ? shown : path + "." + shown, faults);
  }

  /** Ends before a character of two units that would be cut in two. */
  private static String beginning(String name) {
    var splits = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
    return name.substring(0, splits ? LONGEST_NAME - 1 : LONGEST_NAME);
  }

  private JsonValue element(int at) {
    return new JsonValue(node.path(at), path + "[" + at + "]", faults);
  }

  /** Adds a fault unless a condition holds; the message says what must be. */
  public boolean holds(boolean condition, String message) {
    if (!condition) {
      fault(message);
    }
    return condition;
  }

  /** Adds the fault of another type than wanted, such as {@code a number or a string}. */
  public <T> Optional<T> wrong(String wanted) {
    faults.wrongType(path, wanted, described());
    return Optional.empty();
  }

  void missing(String name) {
    faults.missing(path, name);
  }

  void unknownField(String name, Set<String> known) {
    faults.unknownField(path, name, known);
  }

  /** What the value is, to end a message with: {@code a list}, {@code true}, {@code null}. */
  public String described() {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> node.asText();
      case NULL -> "null";
      case MISSING -> "absent";
    };
  }
}
