package io.relance.domain.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Separates what the writer of a text says from what the text quotes. */
public final class Quotations {
  /** Shorter quotations are words that somebody uses, such as an answer in quotation marks. */
  private static final int FEWEST_WORDS = 3;

  /** Fewer words than these are the same by chance. */
  private static final int WORDS_OF_AN_ECHO = 4;

  private static final int WORDS_OF_A_PART = 6;

  private static final Pattern QUOTED_LINE = Pattern.compile("^\\s*>.*$", Pattern.MULTILINE);
  private static final Pattern QUOTATION =
      Pattern.compile(
          "[“„«»\"‘‚‹]([^“”„«»\"‘‹›]*)[”“»«\"’›]"
              + "|(?<![\\p{L}\\p{N}])'([^'\\n]*)'(?![\\p{L}\\p{N}])");

  private Quotations() {}

  /**
   * A text without the lines that mail programs quote and without its quotations, unless it has
   * nothing else.
   */
  public static String said(String text) {
    var lines = QUOTED_LINE.matcher(text).replaceAll("");
    var said = QUOTATION.matcher(lines).replaceAll(match -> replacement(match.group()));
    return ReplyText.tokens(said).isEmpty() ? lines : said;
  }

  private static String replacement(String quotation) {
    var words = ReplyText.tokens(quotation).size();
    return words < FEWEST_WORDS ? Matcher.quoteReplacement(quotation) : " ";
  }

  /**
   * A text without what it repeats of texts that we sent: a whole one, or six words in a row. It is
   * returned as it is when it repeats nothing.
   */
  public static String withoutOurs(String text, Collection<String> ours) {
    var words = new ArrayList<>(ReplyText.tokens(text));
    var before = words.size();
    ours.forEach(sent -> remove(words, ReplyText.tokens(sent)));
    return words.size() == before ? text : words.stream().collect(Collectors.joining(" "));
  }

  private static void remove(List<String> words, List<String> sent) {
    int whole = sent.size() < WORDS_OF_AN_ECHO ? -1 : Collections.indexOfSubList(words, sent);
    if (whole >= 0) {
      words.subList(whole, whole + sent.size()).clear();
      return;
    }
    for (int at = 0; at + WORDS_OF_A_PART <= words.size(); at++) {
      var length = common(words.subList(at, words.size()), sent);
      if (length >= WORDS_OF_A_PART) {
        words.subList(at, at + length).clear();
      }
    }
  }

  /** The number of words at the start of a text that stand in a row in another. */
  private static int common(List<String> words, List<String> sent) {
    int longest = 0;
    for (int start = 0; start < sent.size(); start++) {
      int length = 0;
      while (length < words.size()
          && start + length < sent.size()
          && words.get(length).equals(sent.get(start + length))) {
        length++;
      }
      longest = Math.max(longest, length);
    }
    return longest;
  }
}
