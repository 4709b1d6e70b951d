package io.relance.compiler.liquid.filter;

/** Texts by their characters; one outside the basic plane, such as an emoji, counts once. */
final class Characters {
  private Characters() {}

  static int count(CharSequence text) {
    return (int) text.codePoints().count();
  }

  /** The part from one character to another, both within the text. */
  static String part(String text, int from, int to) {
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(start, to - from));
  }
}
