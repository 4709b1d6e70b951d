package io.relance.interpreter.replay.jsonpath;

import java.util.ArrayList;
import java.util.List;

/** Turns intrinsic functions, as JSONPath definitions call them, into JSONata. */
final class Intrinsics {
  private final String text;
  private final String root;
  private int at;

  private Intrinsics(String text, String root) {
    this.text = text;
    this.root = root;
  }

  static String expression(String call, String root) {
    var reader = new Intrinsics(call, root);
    String expression = reader.argument();
    reader.skipSpace();
    if (reader.at != call.length()) {
      throw new Untranslatable("an intrinsic function: " + call);
    }
    return expression;
  }

  private String argument() {
    skipSpace();
    if (peek() == '\'') {
      return Literals.text(quoted());
    }
    if (text.startsWith("States.", at)) {
      return call();
    }
    int from = at;
    int depth = 0;
    while (at < text.length() && (depth > 0 || (peek() != ',' && peek() != ')'))) {
      depth += peek() == '[' || peek() == '(' ? 1 : peek() == ']' || peek() == ')' ? -1 : 0;
      at++;
    }
    String word = text.substring(from, at).strip();
    return word.startsWith("$") ? Paths.expression(word, root) : word;
  }

  private String quoted() {
    var value = new StringBuilder();
    at++;
    while (peek() != '\'') {
      if (peek() == '\\') {
        at++;
        // Only braces keep their backslash: to Format it says that they are no placeholder.
        value.append(peek() == '{' || peek() == '}' ? "\\" : "");
      }
      value.append(peek());
      at++;
    }
    at++;
    return value.toString();
  }

  private String call() {
    int open = text.indexOf('(', at);
    String name = text.substring(at + "States.".length(), open);
    at = open + 1;
    var arguments = new ArrayList<String>();
    skipSpace();
    while (peek() != ')') {
      arguments.add(argument());
      skipSpace();
      if (peek() == ',') {
        at++;
      }
      skipSpace();
    }
    at++;
    return named(name, arguments);
  }

  private String named(String name, List<String> arguments) {
    String all = String.join(", ", arguments);
    return switch (name) {
      case "Format" -> format(arguments);
      // To JSONPath a blank text is null; JSON in JSONata it is not.
      case "StringToJson" -> "($t := %s; $trim($t) = \"\" ? null : $parse($t))".formatted(all);
      case "JsonToString" -> string(all);
      case "Array" -> "[" + all + "]";
      case "ArrayPartition" -> "$partition(" + all + ")";
      // A list of one stays a list, unlike a sequence of JSONata.
      case "ArrayRange" -> "[$range(" + all + ")]";
      case "ArrayContains" -> "(%s in %s)".formatted(arguments.get(1), arguments.get(0));
      case "ArrayGetItem" -> "%s[%s]".formatted(arguments.get(0), arguments.get(1));
      case "ArrayLength" -> "$count(" + all + ")";
      case "Base64Encode" -> "$base64encode(" + all + ")";
      case "Base64Decode" -> "$base64decode(" + all + ")";
      case "Hash" -> "$hash(" + all + ")";
      case "JsonMerge" -> "$merge([%s, %s])".formatted(arguments.get(0), arguments.get(1));
      case "MathAdd" -> rounded(arguments.get(0)) + " + " + rounded(arguments.get(1));
      // Each character of the delimiter splits by itself.
      case "StringSplit" ->
          "[$filter([$reduce($split(%s, ''), function($p, $c){ $p.$split($, $c) }, [%s])], function($s){ $s != '' })]"
              .formatted(arguments.get(1), arguments.get(0));
      case "UUID" -> "$uuid()";
      case "MathRandom" -> "($random() * (%s))".formatted(arguments.get(1));
      case "ArrayUnique" -> "[$distinct(" + all + ")]";
      default -> throw new Untranslatable("the intrinsic function States." + name);
    };
  }

  private static String rounded(String number) {
    return "$floor(%s + 0.5)".formatted(number);
  }

  private String format(List<String> arguments) {
    String pattern = arguments.getFirst();
    if (!pattern.startsWith("\"")) {
      return computed(pattern, arguments.subList(1, arguments.size()));
    }
    String[] parts = pattern.substring(1, pattern.length() - 1).split("(?<!\\\\)\\{\\}", -1);
    if (parts.length != arguments.size()) {
      throw new Untranslatable("States.Format with the wrong number of arguments");
    }
    var expression = new StringBuilder("(\"" + unescaped(parts[0]) + "\"");
    for (int i = 1; i < parts.length; i++) {
      expression
          .append(" & $string(" + plain(arguments.get(i)) + ")")
          .append(" & \"" + unescaped(parts[i]) + "\"");
    }
    return expression + ")";
  }

  /** The parts of a pattern that is only known when it runs, each after the argument before it. */
  private static String computed(String pattern, List<String> arguments) {
    var texts = arguments.stream().map(argument -> "$string(" + plain(argument) + ")").toList();
    return "($f := [%s]; $join($map($split(%s, \"{}\"), function($p, $i){ ($i = 0 ? \"\" : $f[$i - 1]) & $p })))"
        .formatted(String.join(", ", texts), pattern);
  }

  /** JSONata leaves a string as it is, so that is written inside an array and taken out again. */
  private static String string(String argument) {
    return "($s := %s; $j := $string([$s]);".formatted(argument)
        + " $type($s) = \"string\" ? $substring($j, 1, $length($j) - 2) : $string($s))";
  }

  /** What Format makes of objects is Java's own notation, not JSON. */
  private static String plain(String argument) {
    return "($a := %s; $type($a) = \"object\" ? $error(\"JSONPath: an object in States.Format\") : $a)"
        .formatted(argument);
  }

  private static String unescaped(String part) {
    return part.replace("\\\\{", "{").replace("\\\\}", "}");
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw new Untranslatable("an intrinsic function: " + text);
    }
    return text.charAt(at);
  }
}
