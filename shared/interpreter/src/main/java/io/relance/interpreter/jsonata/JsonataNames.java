package io.relance.interpreter.jsonata;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names in an expression, so that only these are bound for it.
 *
 * <p>Names inside strings and comments count as well, which is harmless.
 *
 * @param names without their dollar sign
 * @param members of {@code $states}
 */
record JsonataNames(Set<String> names, Set<String> members) {
  private static final Set<String> ALL = Set.of("input", "result", "errorOutput", "context");
  private static final Pattern NAME =
      Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)(?:\\s*\\.\\s*([A-Za-z]+))?");

  static JsonataNames in(String source) {
    var names = new HashSet<String>();
    var members = new HashSet<String>();
    var matcher = NAME.matcher(source);
    while (matcher.find()) {
      names.add(matcher.group(1));
      if (matcher.group(1).equals("states")) {
        String member = matcher.group(2);
        members.addAll(member != null && ALL.contains(member) ? Set.of(member) : ALL);
      }
    }
    return new JsonataNames(Set.copyOf(names), Set.copyOf(members));
  }

  boolean mentions(String name) {
    return names.contains(name);
  }
}
