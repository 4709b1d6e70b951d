package io.relance.domain.criteria;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which criteria compare texts: composed, and the same for upper and lower case. Its
 * own form is the same.
 */
public final class ComparedText {
  private static final char LAST_ASCII = 0x7f;
  private static final char FINAL_SIGMA = 'ς';
  private static final char SIGMA = 'σ';

  private ComparedText() {}

  /**
   * The form of a text, by way of both cases, so that letters with two forms in either case meet. A
   * sigma has one form wherever it stands, so that the start of a word is the start of its form.
   */
  public static String of(String text) {
    return isAscii(text)
        ? text.toLowerCase(Locale.ROOT)
        : composed(
            composed(text)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace(FINAL_SIGMA, SIGMA));
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) > LAST_ASCII) {
        return false;
      }
    }
    return true;
  }
}
