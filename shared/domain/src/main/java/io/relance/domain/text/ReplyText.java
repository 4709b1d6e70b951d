package io.relance.domain.text;

import java.text.Normalizer;
import java.util.List;

/** Normalizes replies for comparison. */
public final class ReplyText {
  private ReplyText() {}

  /**
   * Lower case, without accents, punctuation, emoji or doubled spaces; digits of any script become
   * ASCII. Normalising twice changes nothing.
   */
  public static String normalise(String text) {
    return normalise(text, false);
  }

  /** The same, optionally case-sensitive. */
  public static String normalise(String text, boolean caseSensitive) {
    var normal = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .map(codePoint -> caseSensitive ? codePoint : lower(codePoint))
        .forEach(codePoint -> append(codePoint, normal));
    var end = normal.length();
    if (end > 0 && normal.charAt(end - 1) == ' ') {
      normal.setLength(end - 1);
    }
    return normal.toString();
  }

  /** The words of a text, normalised. */
  public static List<String> tokens(String text) {
    var normal = normalise(text);
    return normal.isEmpty() ? List.of() : List.of(normal.split(" "));
  }

  private static void append(int codePoint, StringBuilder normal) {
    switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
      // Accents, variation selectors and zero-width characters are part of a word.
      {}
      case Character.DECIMAL_DIGIT_NUMBER -> normal.append(Character.digit(codePoint, 10));
      default -> appendLetter(codePoint, normal);
    }
  }

  private static void appendLetter(int codePoint, StringBuilder normal) {
    if (!Character.isLetter(codePoint)) {
      if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
        normal.append(' ');
      }
      return;
    }
    switch (codePoint) {
      case 'œ' -> normal.append("oe");
      case 'Œ' -> normal.append("OE");
      case 'æ' -> normal.append("ae");
      case 'Æ' -> normal.append("AE");
      case 'ß' -> normal.append("ss");
      default -> normal.appendCodePoint(codePoint);
    }
  }

  /** By way of upper case, so that letters with two lower-case forms meet. */
  private static int lower(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }
}
