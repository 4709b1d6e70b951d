package io.relance.domain.text;

import java.util.regex.Pattern;

/**
 * Recognizes the texts by which phones report that somebody reacted to a message, such as {@code
 * Liked “Your order has left”}: what they quote is not what their sender says.
 */
public final class Reactions {
  private static final PhraseRules FORMS = PhraseRules.read("reactions.phrases");
  private static final String OPENING = "“\"«„»‘‚‹「『";
  private static final String CLOSING = "”\"»“«’›」』";
  private static final int LONGEST_BEFORE = 80;
  private static final int LONGEST_AFTER = 40;
  private static final Pattern EMOJI =
      Pattern.compile(
          "(?:\\p{IsExtended_Pictographic}[\\uFE0F\\u200D\\x{1F3FB}-\\x{1F3FF}]*"
              + "|[\\x{1F1E6}-\\x{1F1FF}])+");

  private Reactions() {}

  /** Whether a phone reports a reaction by this text. */
  public static boolean isReaction(String text) {
    var first = first(text);
    if (first < 0) {
      return text.length() <= LONGEST_BEFORE && FORMS.find(words(text)).isPresent();
    }
    var last = last(text, first);
    var before = text.substring(0, first);
    var after = last < 0 ? "" : text.substring(last + 1);
    return before.length() <= LONGEST_BEFORE
        && after.length() <= LONGEST_AFTER
        && FORMS.find((words(before) + " quoted " + words(after)).strip()).isPresent();
  }

  private static int first(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (OPENING.indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }

  /** Negative for a quotation that was cut off. */
  private static int last(String text, int first) {
    for (int at = text.length() - 1; at > first; at--) {
      if (CLOSING.indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static String words(String text) {
    return ReplyText.normalise(EMOJI.matcher(text).replaceAll(" emoji "));
  }
}
