package io.relance.application.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the delimiter of a CSV file by its first lines. */
final class Delimiters {
  private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');
  private static final int LINES = 20;

  private Delimiters() {}

  /** The delimiter that occurs in the most lines as often as in the first one; else a comma. */
  static char of(String beginning) {
    var lines = lines(beginning);
    return KNOWN.stream()
        .max(Comparator.comparingLong(delimiter -> score(lines, delimiter)))
        .filter(delimiter -> score(lines, delimiter) > 0)
        .orElse(',');
  }

  private static long score(List<String> lines, char delimiter) {
    long columns = lines.isEmpty() ? 0 : count(lines.getFirst(), delimiter);
    long same = lines.stream().filter(line -> count(line, delimiter) == columns).count();
    return columns == 0 ? 0 : same * 1000 + Math.min(columns, 999);
  }

  private static long count(String line, char delimiter) {
    return line.chars().filter(each -> each == delimiter).count();
  }

  /** The first lines that are not blank, without what is between quotes. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < text.length() && lines.size() < LINES; at++) {
      char each = text.charAt(at);
      quoted ^= each == '"';
      if (each == '\n' && !quoted) {
        add(lines, line);
      } else if (!quoted && each != '\r') {
        line.append(each);
      }
    }
    if (lines.isEmpty()) {
      add(lines, line);
    }
    return lines;
  }

  private static void add(List<String> lines, StringBuilder line) {
    if (IntStream.range(0, line.length()).anyMatch(at -> !isSpace(line.charAt(at)))) {
      lines.add(line.toString());
    }
    line.setLength(0);
  }

  private static boolean isSpace(char each) {
    return each == ' ' || each == '"';
  }
}
