package io.relance.compiler.liquid;

import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Explains why a text is not Liquid; the parser only reports that it is not. */
final class LiquidSyntax {
  private static final Pattern OPENING = Pattern.compile("\\{\\{|\\{%");
  private static final Pattern NAME = Pattern.compile("-?\\s*(\\w*)");

  /** The tags that need an end tag, each with the tags that are allowed within it. */
  private static final Map<String, List<String>> BLOCKS =
      Map.of(
          "if", List.of("elsif", "else"),
          "unless", List.of("elsif", "else"),
          "case", List.of("when", "else"),
          "for", List.of("else"),
          "tablerow", List.of(),
          "capture", List.of(),
          "comment", List.of(),
          "raw", List.of());

  private static final List<String> SIMPLE =
      List.of("assign", "break", "continue", "cycle", "decrement", "increment");

  private record Open(String name, int at) {}

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private LiquidSyntax(String text) {
    this.text = text;
  }

  /** The first fault of the text's tags, with its line and column; empty when all are in order. */
  static Optional<String> fault(String text) {
    return new LiquidSyntax(text).find();
  }

  /** The fault at a place that the parser names, its line from 1 and its column from 0. */
  static String fault(String text, int line, int column) {
    int start = 0;
    for (int n = 1; n < line && text.indexOf('\n', start) >= 0; n++) {
      start = text.indexOf('\n', start) + 1;
    }
    int place = Math.min(start + Math.max(0, column), text.length());
    int tag = Math.max(text.lastIndexOf("{{", place), text.lastIndexOf("{%", place));
    if (tag < 0) {
      return message(text, place, "this is not Liquid");
    }
    int end = end(text, tag);
    var whole = text.substring(tag, end < 0 ? text.length() : end + 2);
    return message(text, tag, Quoted.of(whole) + " is not Liquid");
  }

  private Optional<String> find() {
    var tags = OPENING.matcher(text);
    while (tags.find(at)) {
      var fault = tag(tags.start(), tags.group());
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.ofNullable(open.peek())
        .map(
            block ->
                message(
                    text,
                    block.at(),
                    "\"{%% %s %%}\" has no \"{%% end%s %%}\""
                        .formatted(block.name(), block.name())));
  }

  private Optional<String> tag(int start, String opening) {
    int end = end(text, start);
    if (end < 0) {
      return Optional.of(message(text, start, "\"" + opening + "\" is not closed"));
    }
    at = end + 2;
    if (opening.equals("{{")) {
      return Optional.empty();
    }
    var name = NAME.matcher(text).region(start + 2, end);
    return named(name.lookingAt() ? name.group(1) : "", start)
        .map(problem -> message(text, start, problem));
  }

  private Optional<String> named(String name, int start) {
    if (name.equals("raw") || name.equals("comment")) {
      return skip(name);
    }
    if (BLOCKS.containsKey(name)) {
      open.push(new Open(name, start));
      return Optional.empty();
    }
    if (name.startsWith("end") && BLOCKS.containsKey(name.substring(3))) {
      return close(name);
    }
    if (BLOCKS.values().stream().anyMatch(within -> within.contains(name))) {
      return open.isEmpty() || !BLOCKS.getOrDefault(open.peek().name(), List.of()).contains(name)
          ? Optional.of("\"{% " + name + " %}\" is in the wrong place")
          : Optional.empty();
    }
    return SIMPLE.contains(name)
        ? Optional.empty()
        : Optional.of(
            "There is no tag "
                + Quoted.of(name)
                + NearestName.of(name, names())
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse(""));
  }

  private Optional<String> close(String name) {
    var block = open.poll();
    if (block == null) {
      return Optional.of("\"{% " + name + " %}\" closes nothing");
    }
    return name.equals("end" + block.name())
        ? Optional.empty()
        : Optional.of("\"{% " + name + " %}\" must be \"{% end" + block.name() + " %}\" here");
  }

  /** The content of these tags is not Liquid. */
  private Optional<String> skip(String name) {
    var end = Pattern.compile("\\{%-?\\s*end" + name + "\\s*-?%}").matcher(text);
    if (!end.find(at)) {
      return Optional.of("\"{% " + name + " %}\" has no \"{% end" + name + " %}\"");
    }
    at = end.end();
    return Optional.empty();
  }

  /** Where a tag closes; -1 when another one opens before, or the text ends. */
  private static int end(String text, int start) {
    var closing = text.startsWith("{{", start) ? "}}" : "%}";
    int end = text.indexOf(closing, start + 2);
    var next = OPENING.matcher(text).region(start + 2, Math.max(end, start + 2));
    return end >= 0 && next.find() ? -1 : end;
  }

  private static Set<String> names() {
    var names = new TreeSet<>(SIMPLE);
    BLOCKS.forEach(
        (block, within) -> {
          names.add(block);
          names.add("end" + block);
          names.addAll(within);
        });
    return names;
  }

  private static String message(String text, int place, String problem) {
    int line = 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    int column = place - text.lastIndexOf('\n', place - 1);
    return String.format(
        Locale.ROOT,
        "Liquid error at line %d, column %d: %s%s",
        line,
        column,
        problem,
        problem.endsWith("?") ? "" : ".");
  }
}
