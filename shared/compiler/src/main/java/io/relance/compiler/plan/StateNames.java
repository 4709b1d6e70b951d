package io.relance.compiler.plan;

import io.relance.domain.flow.FlowElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives states the marketer's names: without the characters that engines refuse, not longer than
 * they allow, none twice; the same elements in the same order get the same names.
 */
final class StateNames {
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{C}\\p{Z}\\s?*<>{}\\[\\]\"#%\\\\^|~`$&,;:/]+");

  /** Of the 80 characters of a state's name; the rest is for the longest suffix and a number. */
  private static final int MAX_LENGTH = 64;

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  StateNames(List<String> reserved) {
    taken.addAll(reserved);
  }

  /** A name that no other state has, with or without any of the suffixes. */
  String name(FlowElement element) {
    var wanted = clean(element.name());
    var base = wanted.isEmpty() ? clean(element.id().value()) : wanted;
    var name = base;
    while (isTaken(name)) {
      name = base + " " + numbers.merge(base, 2, (used, _) -> used + 1);
    }
    taken.add(name);
    PlannedElement.SUFFIXES.stream().map(name::concat).forEach(taken::add);
    return name;
  }

  private boolean isTaken(String name) {
    return taken.contains(name)
        || PlannedElement.SUFFIXES.stream().map(name::concat).anyMatch(taken::contains);
  }

  private static String clean(String name) {
    var clean = FORBIDDEN.matcher(name).replaceAll(" ").strip();
    if (clean.length() <= MAX_LENGTH) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return clean.substring(0, end).strip();
  }
}
