package io.relance.domain.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely means. */
public final class NearestName {
  private static final int MAX_TYPOS = 2;

  /** Comparing takes time that grows with the length; no known name is longer. */
  private static final int MAX_LENGTH = 60;

  private NearestName() {}

  /** The nearest of the known names, unless none is near. */
  public static Optional<String> of(String name, Collection<String> known) {
    if (name.isBlank() || name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var wanted = plain(name);
    int limit = Math.min(MAX_TYPOS, (wanted.length() - 1) / 2);
    var nearest = Optional.<String>empty();
    int least = limit + 1;
    for (var other : known) {
      int typos = SpellingDistance.between(wanted, plain(other), limit);
      if (typos < least && !other.equals(name)) {
        least = typos;
        nearest = Optional.of(other);
      }
    }
    return nearest;
  }

  /** {@code ; did you mean "x"?} to end a message with, or a full stop when no name is near. */
  public static String ending(String name, Collection<String> known) {
    return of(name, known).map(near -> "; did you mean \"" + near + "\"?").orElse(".");
  }

  private static String plain(String name) {
    return name.replaceAll("[_.\\s-]", "").toLowerCase(Locale.ROOT);
  }
}
