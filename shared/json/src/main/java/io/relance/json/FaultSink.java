package io.relance.json;

import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a reader of JSON reports what is wrong with a document.
 *
 * <p>{@link Faults} collects the words of requests and webhooks; another format that words its
 * faults otherwise, or gives them codes, implements this interface and is read by the same reader.
 */
public interface FaultSink {
  /**
   * Adds a fault.
   *
   * @param path of the value, such as {@code audience.contactIds[3]}
   * @param message what must be
   */
  void add(String path, String message);

  /**
   * Adds the fault of a value of another type than wanted.
   *
   * @param wanted such as {@code a string}
   * @param found as {@link JsonValue#described} says it
   */
  default void wrongType(String path, String wanted, String found) {
    add(path, "must be " + wanted + ", not " + found);
  }

  /** Adds the fault of a field that must be there. */
  default void missing(String path, String field) {
    add(path, "is required");
  }

  /** Adds the fault of a field that nothing reads; known are the fields that were read. */
  default void unknownField(String path, String field, Collection<String> known) {
    var near = NearestName.of(field, known).or(() -> beginningWith(field, known));
    add(
        path,
        "unknown field "
            + Quoted.of(field)
            + near.map(" (did you mean \"%s\"?)"::formatted).orElse(""));
  }

  /** Adds the fault of a word that is none of a closed set. */
  default void unknownChoice(String path, String word, Collection<String> choices) {
    add(path, Choices.fault(word, choices));
  }

  /** The shortest known name that continues a given one: {@code listId} for {@code list}. */
  private static Optional<String> beginningWith(String name, Collection<String> known) {
    int shortest = 3;
    return known.stream()
        .filter(other -> name.length() >= shortest && other.startsWith(name))
        .min(Comparator.comparingInt(String::length));
  }
}
