package io.relance.domain.text;

import java.util.BitSet;

/** The GSM 7-bit default alphabet and its extension table, as 3GPP TS 23.038 §6.2.1 draws them. */
final class Gsm7 {
  private static final BitSet BASIC =
      setOf(
          "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
              + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

  /** Each of these is sent as an escape and a second septet. */
  private static final BitSet EXTENSION = setOf("\f^{}\\[~]|€");

  private Gsm7() {}

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
