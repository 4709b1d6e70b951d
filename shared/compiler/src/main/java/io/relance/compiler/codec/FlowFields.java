package io.relance.compiler.codec;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of one object of a flow file. A field that cannot be read is a fault and has a default
 * value, so that everything else can be checked.
 */
record FlowFields(JsonFields fields, FlowFaults faults) {
  private static final Duration UNREAD_DURATION = Duration.ofSeconds(1);

  /** The place of a field, whether it is there or not. */
  FlowValue place(String name) {
    return new FlowValue(fields.at(name), faults);
  }

  /** Whether there is a field that was not read so far. */
  boolean hasUnknown() {
    return fields.hasUnknown();
  }

  /** Makes each field that was not read a fault. */
  void close() {
    fields.close();
  }

  boolean has(String name) {
    return fields.has(name);
  }

  Optional<FlowValue> get(String name) {
    return fields.get(name).map(value -> new FlowValue(value, faults));
  }

  Optional<FlowValue> required(String name) {
    return fields.required(name).map(value -> new FlowValue(value, faults));
  }

  /**
   * Reports that the kind, where it is a string, is not one of the known ones.
   *
   * @param of what has the kind, such as {@code element}
   */
  void unknownKind(String code, String of, Collection<String> known) {
    get("kind")
        .filter(kind -> kind.node().isTextual())
        .ifPresent(kind -> kind.fault(Kinds.unknown(code, of, kind.node().textValue(), known)));
  }

  Optional<String> text(String name) {
    return fields.get(name, JsonValue::string);
  }

  String requiredText(String name) {
    return fields.required(name, JsonValue::string).orElse("");
  }

  /** A text that is not blank; empty when it is absent or blank, the latter being a fault. */
  Optional<String> word(String name) {
    var text = text(name);
    if (text.filter(String::isBlank).isPresent()) {
      place(name).fault(Diagnostic.error("json.empty", "Must not be empty."));
    }
    return text.filter(value -> !value.isBlank());
  }

  boolean flag(String name, boolean otherwise) {
    return fields.get(name, JsonValue::flag).orElse(otherwise);
  }

  Duration duration(String name) {
    return required(name)
        .flatMap(value -> value.text().flatMap(text -> Durations.read(text, value)))
        .orElse(UNREAD_DURATION);
  }

  LocalTime time(String name) {
    return required(name)
        .flatMap(value -> value.text().flatMap(text -> readTime(text, value)))
        .orElse(LocalTime.NOON);
  }

  /** One of a closed set, by its name in files. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    Map<String, E> names = Choices.of(type);
    return fields.get(name, value -> value.choice(names));
  }

  /** Reads each item of a list; what cannot be read is a fault and left out. */
  <T> List<T> list(String name, Function<FlowValue, Optional<T>> item) {
    return get(name).map(value -> value.list(item)).orElse(List.of());
  }

  boolean isEmptyList(String name) {
    return get(name).filter(FlowValue::isEmptyList).isPresent();
  }

  private static Optional<LocalTime> readTime(String text, FlowValue place) {
    try {
      var time = LocalTime.parse(text);
      if (time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
        return Optional.of(time);
      }
    } catch (DateTimeException _) {
      // Reported below, as are times finer than a second.
    }
    place.fault(
        Diagnostic.error(
            "time.invalid", "Must be a time of day such as 09:30, not " + Quoted.of(text) + "."));
    return Optional.empty();
  }
}
