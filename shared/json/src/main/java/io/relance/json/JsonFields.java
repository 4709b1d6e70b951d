package io.relance.json;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one JSON object, read by name; {@link #close} then refuses those that nothing read.
 */
public final class JsonFields {
  private final JsonValue object;
  private final Set<String> known = new LinkedHashSet<>();

  JsonFields(JsonValue object) {
    this.object = object;
  }

  /** The value of a field; empty when it is absent. One that is null is there, as null. */
  public Optional<JsonValue> get(String name) {
    known.add(name);
    return object.node().has(name) ? Optional.of(object.field(name)) : Optional.empty();
  }

  /** The value of a field whose absence is a fault. */
  public Optional<JsonValue> required(String name) {
    var value = get(name);
    if (value.isEmpty()) {
      object.field(name).missing(name);
    }
    return value;
  }

  /** Reads a field that may be absent or null. */
  public <T> Optional<T> optional(String name, Function<JsonValue, Optional<T>> reading) {
    return get(name).filter(value -> !value.node().isNull()).flatMap(reading);
  }

  /** The fields that are there, by name; none of them is unknown then. */
  public Map<String, JsonValue> all() {
    var all = new LinkedHashMap<String, JsonValue>();
    object
        .node()
        .fieldNames()
        .forEachRemaining(name -> get(name).ifPresent(it -> all.put(name, it)));
    return all;
  }

  /** Whether there is a field that was not read so far. */
  public boolean hasUnknown() {
    return object.node().propertyStream().anyMatch(field -> !known.contains(field.getKey()));
  }

  /** Reads a field that may be absent. */
  public <T> Optional<T> get(String name, Function<JsonValue, Optional<T>> reading) {
    return get(name).flatMap(reading);
  }

  /** Reads a field whose absence is a fault. */
  public <T> Optional<T> required(String name, Function<JsonValue, Optional<T>> reading) {
    return required(name).flatMap(reading);
  }

  /** Adds a fault of a field, or of the object itself where the name is empty. */
  public void fault(String name, String message) {
    (name.isEmpty() ? object : at(name)).fault(message);
  }

  /** The place of a field, whether it is there or not; it does not count as read. */
  public JsonValue at(String name) {
    return object.field(name);
  }

  /** Whether a field is there; it counts as read. */
  public boolean has(String name) {
    return get(name).isPresent();
  }

  /** Makes each field that was not read a fault, with the nearest one that was. */
  public void close() {
    object
        .node()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                object.field(name).unknownField(name, known);
              }
            });
  }
}
