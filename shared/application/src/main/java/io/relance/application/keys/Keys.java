package io.relance.application.keys;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of keys: {@code [a-z0-9-]{1,60}}, made from a name. */
public final class Keys {
  /** The most characters that a key may have. */
  public static final int LONGEST = 60;

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1," + LONGEST + "}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");

  private Keys() {}

  /** Whether a text has the form of a key. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * The key made from a name: lower case, without accents, hyphens between words.
   *
   * @param fallback the key of a name that has no letter or digit of the Latin alphabet
   */
  public static String from(String name, String fallback) {
    var folded = MARKS.matcher(Normalizer.normalize(letters(name), Normalizer.Form.NFKD));
    var words = BETWEEN.matcher(folded.replaceAll("").toLowerCase(Locale.ROOT)).replaceAll("-");
    var key = trimmed(EDGES.matcher(words).replaceAll(""), LONGEST);
    return key.isEmpty() ? fallback : key;
  }

  /** A key with a suffix, shortened where it would be too long. */
  static String suffixed(String key, String suffix) {
    return trimmed(key, LONGEST - suffix.length() - 1) + "-" + suffix;
  }

  private static String trimmed(String key, int length) {
    var cut = key.substring(0, Math.min(key.length(), length));
    return EDGES.matcher(cut).replaceAll("");
  }

  /** Writes the letters that Unicode does not decompose as several. */
  private static String letters(String name) {
    return name.replace("ß", "ss")
        .replace("æ", "ae")
        .replace("Æ", "AE")
        .replace("œ", "oe")
        .replace("Œ", "OE")
        .replace("ø", "o")
        .replace("Ø", "O")
        .replace("đ", "d")
        .replace("Đ", "D")
        .replace("ł", "l")
        .replace("Ł", "L");
  }
}
