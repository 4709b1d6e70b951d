package io.relance.compiler.liquid;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the statements of {@code liquid} tags, one a line, as tags of their own: the library does
 * not know the tag. Lines stay where they were, so that errors name the right one.
 */
final class LiquidTag {
  private static final Pattern TAG =
      Pattern.compile("(?s)\\{%-?\\s*(raw|comment|liquid)\\b(.*?)-?%\\}");

  private static final Pattern ECHO = Pattern.compile("(?s)(\\s*)echo\\b(.*)");

  private LiquidTag() {}

  /** The text without {@code liquid} tags; those in raw text and comments stay. */
  static String unfolded(String text) {
    var result = new StringBuilder();
    var tag = TAG.matcher(text);
    int from = 0;
    while (tag.find(from)) {
      result.append(text, from, tag.start());
      if (tag.group(1).equals("liquid")) {
        var before = tag.group().startsWith("{%-");
        result.append(tags(tag.group(2), before, tag.group().endsWith("-%}")));
        from = tag.end();
      } else {
        int end = end(text, tag.group(1), tag.end());
        result.append(text, tag.start(), end);
        from = end;
      }
    }
    return from == 0 ? text : result.append(text, from, text.length()).toString();
  }

  /** Where the block of a tag ends; at the end of the text when it is never closed. */
  private static int end(String text, String name, int from) {
    var close = Pattern.compile("\\{%-?\\s*end" + name + "\\s*-?%\\}").matcher(text);
    return close.find(from) ? close.end() : text.length();
  }

  /** Line breaks stand within the tags, so that they are not printed. */
  private static String tags(String statements, boolean before, boolean after) {
    var tags = new ArrayList<String>();
    var breaks = new StringBuilder();
    for (var line : statements.split("\n", -1)) {
      var statement = line.strip();
      if (!statement.isEmpty() && !statement.startsWith("#")) {
        tags.add(breaks + statement);
        breaks.setLength(0);
      }
      breaks.append('\n');
    }
    if (tags.isEmpty()) {
      return "";
    }
    tags.add(tags.removeLast() + breaks.substring(1));
    return IntStream.range(0, tags.size())
        .mapToObj(at -> tag(tags.get(at), before && at == 0, after && at == tags.size() - 1))
        .collect(Collectors.joining());
  }

  /** A dash takes away the spaces before or after a tag. */
  private static String tag(String statement, boolean before, boolean after) {
    var left = before ? "-" : "";
    var right = after ? "-" : "";
    var echo = ECHO.matcher(statement);
    return echo.matches()
        ? "{{" + left + " " + echo.group(1) + echo.group(2) + " " + right + "}}"
        : "{%" + left + " " + statement + " " + right + "%}";
  }
}
