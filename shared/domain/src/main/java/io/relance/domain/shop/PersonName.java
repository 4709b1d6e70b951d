package io.relance.domain.shop;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of a person, both from one place: those of two people are never combined. */
public record PersonName(Optional<String> first, Optional<String> last) {
  public static final PersonName NONE = new PersonName(Optional.empty(), Optional.empty());

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");

  public boolean absent() {
    return first.isEmpty() && last.isEmpty();
  }

  /**
   * Whether the other name can only be that of another person. Names that are absent differ from
   * none; case, accents and punctuation do not count, and an initial stands for its name.
   */
  public boolean differsFrom(PersonName other) {
    return differ(first, other.first) || differ(last, other.last);
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    var a = letters(one.orElse(""));
    var b = letters(other.orElse(""));
    return !a.isEmpty() && !b.isEmpty() && !a.equals(b) && !isInitial(a, b) && !isInitial(b, a);
  }

  private static boolean isInitial(String initial, String name) {
    return initial.length() == 1 && name.startsWith(initial);
  }

  private static String letters(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return NO_LETTER.matcher(plain).replaceAll("");
  }

  /** Never shows a name. */
  @Override
  public String toString() {
    return "PersonName[…]";
  }
}
