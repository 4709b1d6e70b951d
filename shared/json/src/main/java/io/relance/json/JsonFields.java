package io.relance.json;

import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Comparator;
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
  private static final int SHORTEST_BEGINNING = 3;

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
      object.field(name).fault("is required");
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
    (name.isEmpty() ? object : object.field(name)).fault(message);
  }

  /** Makes each field that was not asked for a fault, with the nearest one that was. */
  public void close() {
    object
        .node()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                fault(name, unknown(name));
              }
            });
  }

  private String unknown(String name) {
    var near = NearestName.of(name, known).or(() -> beginningWith(name));
    return "unknown field "
        + Quoted.of(name)
        + near.map(" (did you mean \"%s\"?)"::formatted).orElse("");
  }

  /** The shortest known name that continues a given one: {@code listId} for {@code list}. */
  private Optional<String> beginningWith(String name) {
    return known.stream()
        .filter(other -> name.length() >= SHORTEST_BEGINNING && other.startsWith(name))
        .min(Comparator.comparingInt(String::length));
  }
}
