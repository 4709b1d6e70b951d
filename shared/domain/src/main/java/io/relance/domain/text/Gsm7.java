package io.relance.domain.text;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The GSM 7-bit default alphabet and its extension table, as 3GPP TS 23.038 §6.2.1 draws them. */
final class Gsm7 {
  private static final BitSet BASIC =
      setOf(
          "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
              + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

  /** Each of these is sent as an escape and a second septet. */
  private static final BitSet EXTENSION = setOf("\f^{}\\[~]|€");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** What reads the same, for characters that are no letters with marks. */
  private static final Map<Integer, String> SUBSTITUTES =
      Map.ofEntries(
          substitute('\u2010', "-"),
          substitute('\u2011', "-"),
          substitute('\u2012', "-"),
          substitute('\u2013', "-"),
          substitute('\u2014', "-"),
          substitute('\u2212', "-"),
          substitute('\u2018', "'"),
          substitute('\u2019', "'"),
          substitute('\u201a', "'"),
          substitute('\u00b4', "'"),
          substitute('`', "'"),
          substitute('\u201c', "\""),
          substitute('\u201d', "\""),
          substitute('\u201e', "\""),
          substitute('\u00ab', "\""),
          substitute('\u00bb', "\""),
          substitute('\u2026', "..."),
          substitute('\u2022', "-"),
          substitute('\u00b7', "-"),
          substitute('\u00d7', "x"),
          substitute('\u2192', "->"),
          substitute('\u0153', "oe"),
          substitute('\u0152', "OE"),
          substitute('\u2122', "(TM)"),
          substitute('\u00ae', "(R)"),
          substitute('\u00a9', "(C)"),
          substitute('\u00b0', "o"),
          substitute('\u0142', "l"),
          substitute('\u0141', "L"),
          substitute('\t', " "),
          substitute('\u200b', ""),
          substitute('\u200d', ""),
          substitute('\u2060', ""),
          substitute('\u00ad', ""),
          substitute('\ufe0f', ""),
          substitute('\ufeff', ""));

  private Gsm7() {}

  /** What reads the same within the alphabet, such as {@code u} for {@code û}. */
  static Optional<String> instead(int codePoint) {
    if (Character.isSpaceChar(codePoint)) {
      return Optional.of(" ");
    }
    return Optional.ofNullable(SUBSTITUTES.get(codePoint)).or(() -> withoutMarks(codePoint));
  }

  private static Optional<String> withoutMarks(int codePoint) {
    var bare =
        MARKS
            .matcher(Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD))
            .replaceAll("");
    return Optional.of(bare).filter(it -> it.codePoints().allMatch(Gsm7::has));
  }

  private static Map.Entry<Integer, String> substitute(char character, String by) {
    return Map.entry((int) character, by);
  }

  static boolean has(int codePoint) {
    return BASIC.get(codePoint) || EXTENSION.get(codePoint);
  }

  static int septets(int codePoint) {
    return EXTENSION.get(codePoint) ? 2 : 1;
  }

  private static BitSet setOf(String characters) {
    var set = new BitSet();
    characters.chars().forEach(set::set);
    return set;
  }
}
