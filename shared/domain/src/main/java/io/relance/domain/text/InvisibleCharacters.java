package io.relance.domain.text;

import java.util.regex.Pattern;

/** The characters that documents and address books paste along, and that are not visible. */
public final class InvisibleCharacters {
  /**
   * Format characters, variation selectors, and the letters and marks that Unicode has without a
   * shape: grapheme joiner, Hangul and Khmer fillers, the blank of Braille.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
              + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]");

  private InvisibleCharacters() {}

  public static String removed(String text) {
    return INVISIBLE.matcher(text).replaceAll("");
  }
}
