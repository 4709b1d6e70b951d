package io.relance.domain.text;

import java.util.ArrayList;
import java.util.List;

/** Shortens texts without cutting a character of two units, such as an emoji, in two. */
public final class Clipped {
  private Clipped() {}

  /** The beginning of a text, of at most so many units of UTF-16. */
  public static String of(String text, int longest) {
    return text.substring(0, end(text, 0, longest));
  }

  /** A text in pieces of at most so many units of UTF-16, at least two. */
  public static List<String> pieces(String text, int longest) {
    var pieces = new ArrayList<String>();
    for (int from = 0; from < text.length(); from += pieces.getLast().length()) {
      pieces.add(text.substring(from, end(text, from, longest)));
    }
    return pieces;
  }

  private static int end(String text, int from, int longest) {
    if (text.length() - from <= longest) {
      return text.length();
    }
    int end = from + longest;
    var splits = end > 0 && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    return splits ? end - 1 : end;
  }
}
