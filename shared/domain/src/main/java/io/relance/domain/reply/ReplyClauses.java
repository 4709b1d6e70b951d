package io.relance.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text into clauses at its punctuation, with elisions and contractions resolved: {@code
 * j'aime} becomes {@code aime}, {@code don't} becomes {@code not}.
 */
final class ReplyClauses {
  /** No channel carries as much. */
  private static final int LONGEST = 10_000;

  private static final String BREAKS = ".,;:!?\n\r…()，。！？、；：";
  private static final String APOSTROPHES = "'’‘ʼ`´";
  private static final Set<String> ENDINGS = Set.of("d", "ll", "re", "ve", "m", "s");
  private static final int ENCLOSING_KEYCAP = 0x20E3;
  private static final int KEYCAP_TEN = 0x1F51F;

  private final String text;
  private final StringBuilder clause = new StringBuilder();
  private final List<String> clauses = new ArrayList<>(2);

  private ReplyClauses(String text) {
    this.text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  static List<String> of(String text) {
    return new ReplyClauses(text).split();
  }

  private List<String> split() {
    int at = 0;
    while (at < text.length()) {
      at = next(at);
    }
    end();
    return clauses;
  }

  private int next(int at) {
    char letter = text.charAt(at);
    if (APOSTROPHES.indexOf(letter) >= 0 && isLetter(at - 1) && isLetter(at + 1)) {
      return apostrophe(at);
    }
    if (BREAKS.indexOf(letter) >= 0) {
      breakAt(at);
      return at + 1;
    }
    return other(at);
  }

  private int other(int at) {
    int codePoint = text.codePointAt(at);
    switch (codePoint) {
      case '№' -> clause.append(" n ");
      case 'º', 'ª', '°', ENCLOSING_KEYCAP -> clause.append(' ');
      case KEYCAP_TEN -> clause.append(" 10 ");
      case '%', '€' -> clause.append(isDigit(at - 1) ? "x " : " ");
      default -> clause.appendCodePoint(codePoint);
    }
    return at + Character.charCount(codePoint);
  }

  /** A sign between two digits makes them no number of a choice: {@code 1.5}, {@code 10:30}. */
  private void breakAt(int at) {
    char letter = text.charAt(at);
    if ((letter == '.' || letter == ':') && isDigit(at - 1) && isDigit(at + 1)) {
      clause.append('x');
    } else {
      end();
    }
  }

  private int apostrophe(int at) {
    int end = at + 1;
    while (isLetter(end)) {
      end++;
    }
    int start = clause.length();
    while (start > 0 && Character.isLetter(clause.charAt(start - 1))) {
      start--;
    }
    var before = clause.substring(start);
    var after = text.substring(at + 1, end);
    if (ENDINGS.contains(after.toLowerCase(Locale.ROOT))) {
      return end;
    }
    if (after.equalsIgnoreCase("t") && before.length() > 2) {
      clause.setLength(start);
      clause.append("not");
      return end;
    }
    if (before.length() == 1 || before.equalsIgnoreCase("qu")) {
      clause.setLength(start);
    } else {
      clause.append(' ');
    }
    return at + 1;
  }

  private void end() {
    if (!clause.isEmpty()) {
      clauses.add(clause.toString());
      clause.setLength(0);
    }
  }

  private boolean isLetter(int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }

  private boolean isDigit(int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }
}
