package io.relance.providers.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.text.NumberBounds;
import io.relance.json.Faults;
import io.relance.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One JSON object of a webhook body and its path; a null field counts as absent. */
record Payload(JsonNode node, String path) {
  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

  static Payload of(JsonNode body) throws MalformedField {
    read(body, "body", JsonValue::object);
    return new Payload(body, "");
  }

  /** An id as text with all its digits; Shopify's exceed the precision of a double. */
  Optional<String> id(String name) throws MalformedField {
    var value = node.path(name);
    if (value.isIntegralNumber()) {
      return Optional.of(digits(value, name));
    }
    check(!value.isNumber(), name, "must be a whole number or a string");
    return text(name);
  }

  private String digits(JsonNode number, String name) throws MalformedField {
    var written = number.asText();
    check(!NumberBounds.isBeyond(written), name, "must be a whole number of at most 38 digits");
    return written;
  }

  /** Whether a field is there, if only with null. */
  boolean hasField(String name) {
    return node.has(name);
  }

  String requiredId(String name) throws MalformedField {
    return id(name).orElseThrow(() -> malformed(name, "is required"));
  }

  Optional<String> text(String name) throws MalformedField {
    return read(name, JsonValue::string).map(String::strip).filter(text -> !text.isEmpty());
  }

  String requiredText(String name) throws MalformedField {
    return text(name).orElseThrow(() -> malformed(name, "is required"));
  }

  /** The first of these fields that is present. */
  Optional<String> firstText(String... names) throws MalformedField {
    for (var name : names) {
      var text = text(name);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  /** Whether a field is there and not null. */
  boolean hasValue(String name) {
    return node.hasNonNull(name);
  }

  boolean flag(String name) throws MalformedField {
    return read(name, JsonValue::flag).orElse(false);
  }

  /** A number of pieces; 1 if absent. */
  int count(String name) throws MalformedField {
    return read(name, value -> value.integer(Integer.MIN_VALUE, Integer.MAX_VALUE))
        .map(Math::toIntExact)
        .orElse(1);
  }

  /** An amount, which Shopify writes as text and sometimes as a number. */
  Optional<BigDecimal> amount(String name) throws MalformedField {
    var value = node.path(name);
    var written = value.isNumber() ? Optional.of(value.asText()) : text(name);
    check(
        written.stream().allMatch(Payload::isAmount),
        name,
        "must be an amount of at most 15 digits and 10 decimals");
    return written.map(BigDecimal::new);
  }

  /** Strict, because few characters can write a number that fills the memory. */
  private static boolean isAmount(String written) {
    return AMOUNT.matcher(written).matches();
  }

  Optional<Instant> instant(String name) throws MalformedField {
    var text = text(name);
    try {
      return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException _) {
      throw malformed(name, "must be an instant with its offset");
    }
  }

  /** The first of these instants that is present; one must be. */
  Instant firstInstant(String... names) throws MalformedField {
    for (var name : names) {
      var instant = instant(name);
      if (instant.isPresent()) {
        return instant.get();
      }
    }
    throw malformed(names[0], "is required");
  }

  /** A nested object; one without fields if absent. */
  Payload object(String name) throws MalformedField {
    var value = node.path(name);
    read(name, JsonValue::object);
    return new Payload(value, pathOf(name));
  }

  List<Payload> objects(String name) throws MalformedField {
    var objects = new ArrayList<Payload>();
    for (var element : elements(name)) {
      var place = name + "[" + objects.size() + "]";
      read(element, pathOf(place), JsonValue::object);
      objects.add(new Payload(element, pathOf(place)));
    }
    return List.copyOf(objects);
  }

  List<String> ids(String name) throws MalformedField {
    var ids = new ArrayList<String>();
    for (var element : elements(name)) {
      var isId = element.isIntegralNumber() || element.isTextual();
      var place = name + "[" + ids.size() + "]";
      check(isId, place, "must be a whole number or a string");
      ids.add(element.isTextual() ? element.textValue() : digits(element, place));
    }
    return List.copyOf(ids);
  }

  /** The strings of a list; blank ones and null are passed over. */
  List<String> texts(String name) throws MalformedField {
    var texts = new ArrayList<String>();
    for (var element : elements(name)) {
      if (!isLeftOut(element)) {
        var text = read(element, pathOf(name), JsonValue::string).orElse("").strip();
        if (!text.isEmpty()) {
          texts.add(text);
        }
      }
    }
    return List.copyOf(texts);
  }

  private Iterable<JsonNode> elements(String name) throws MalformedField {
    var value = node.path(name);
    check(isLeftOut(value) || value.isArray(), name, "must be a list");
    return value;
  }

  /** Reads a field; empty when it is left out. */
  private <T> Optional<T> read(String name, Function<JsonValue, Optional<T>> reading)
      throws MalformedField {
    var value = node.path(name);
    return isLeftOut(value) ? Optional.empty() : read(value, pathOf(name), reading);
  }

  /** Reads a value, and ends at its first fault. */
  private static <T> Optional<T> read(
      JsonNode value, String path, Function<JsonValue, Optional<T>> reading) throws MalformedField {
    var faults = new Faults();
    var result = reading.apply(JsonValue.of(value, faults));
    if (!faults.isEmpty()) {
      throw new MalformedField(path, faults.all().getFirst().message());
    }
    return result;
  }

  private void check(boolean holds, String name, String problem) throws MalformedField {
    if (!holds) {
      throw malformed(name, problem);
    }
  }

  private MalformedField malformed(String name, String problem) {
    return new MalformedField(pathOf(name), problem);
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static boolean isLeftOut(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
