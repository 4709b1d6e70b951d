package io.relance.compiler.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant by a name that is not known. */
final class NearestName {
  private static final int CLOSE = 3;
  private static final int LISTED = 12;
  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance();

  private NearestName() {}

  static String hint(String name, Collection<String> known) {
    var wanted = plain(name);
    return known.stream()
        .min(Comparator.comparingInt((String other) -> DISTANCE.apply(wanted, plain(other))))
        .filter(other -> DISTANCE.apply(wanted, plain(other)) < Math.min(CLOSE, wanted.length()))
        .map(other -> "Did you mean “" + other + "”?")
        .orElseGet(() -> list(known));
  }

  private static String list(Collection<String> known) {
    if (known.isEmpty()) {
      return "Nothing can be asked of it.";
    }
    return known.size() > LISTED
        ? "All filters of standard Liquid are known."
        : "Known are " + String.join(", ", known) + ".";
  }

  private static String plain(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
