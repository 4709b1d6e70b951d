package io.relance.domain.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds which of many phrases a text contains as whole words, in time that does not depend on their
 * number.
 */
final class PhraseIndex<T> {
  private final Map<String, T> phrases = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();

  /** Adds a phrase unless it is known already; an empty phrase is ignored. */
  void putFirst(String phrase, T value) {
    if (!phrase.isEmpty()) {
      phrases.putIfAbsent(phrase, value);
      lengths.add(words(phrase).size());
    }
  }

  Optional<T> whole(String text) {
    return Optional.ofNullable(phrases.get(text));
  }

  Stream<T> within(String text) {
    var words = words(text);
    return lengths.headSet(words.size(), true).stream()
        .flatMap(
            length ->
                IntStream.rangeClosed(0, words.size() - length)
                    .mapToObj(start -> words.subList(start, start + length)))
        .flatMap(part -> whole(String.join(" ", part)).stream());
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
