package io.relance.domain.text;

import java.util.Collection;
import java.util.Comparator;
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
    return known.stream()
        .filter(other -> !other.equals(name))
        .filter(other -> typos(wanted, plain(other)) <= limit)
        .min(Comparator.comparingInt(other -> typos(wanted, plain(other))));
  }

  /** {@code ; did you mean "x"?} to end a message with, or a full stop when no name is near. */
  public static String ending(String name, Collection<String> known) {
    return of(name, known).map(near -> "; did you mean \"" + near + "\"?").orElse(".");
  }

  /**
   * How many characters to add, drop, replace or swap with the next to get from one to the other.
   */
  private static int typos(String from, String to) {
    var before = new int[to.length() + 1];
    var last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      var row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (swapped(from, i, to, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[to.length()];
  }

  private static boolean swapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }

  private static String plain(String name) {
    return name.replaceAll("[_.\\s-]", "").toLowerCase(Locale.ROOT);
  }
}
