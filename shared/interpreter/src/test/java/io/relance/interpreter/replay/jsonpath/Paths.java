package io.relance.interpreter.replay.jsonpath;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns reference paths and intrinsic functions into JSONata expressions. */
final class Paths {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<name>[\\p{L}_][\\p{L}\\p{N}_-]*)|\\['(?<single>[^']+)'\\]|\\[\"(?<double>[^\"]+)\"\\]"
              + "|\\[(?<index>-?\\d+)\\]|(?<all>\\[\\*\\]|\\.\\*)"
              + "|\\[(?<from>-?\\d*):(?<to>-?\\d*)\\]"
              + "|\\[\\?\\(@\\.(?<field>[\\p{L}_][\\p{L}\\p{N}_-]*) *(?<operator>==|!=|<=?|>=?) *(?<operand>[^)]+)\\)\\]");
  private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)(.*)");

  private Paths() {}

  /** What a path means where {@code $} stands for {@code root}, an expression. */
  static String expression(String path, String root) {
    if (path.startsWith("States.")) {
      return Intrinsics.expression(path, root);
    }
    if (path.startsWith("$$")) {
      return steps(path.substring(2), "$states.context", path);
    }
    var variable = VARIABLE.matcher(path);
    if (variable.matches()) {
      return steps(variable.group(2), "$" + variable.group(1), path);
    }
    if (!path.startsWith("$")) {
      throw new Untranslatable("not a path: " + path);
    }
    return steps(path.substring(1), root, path);
  }

  /**
   * The same, which fails when there is nothing at the path. Only tasks that wait for it have a
   * token here; AWS also gives one to those that end in {@code .sync}.
   */
  static String present(String path, String root) {
    if (path.equals("$$.Task.Token")) {
      return expression(path, root);
    }
    return "($p := %s; $exists($p) ? $p : $error(\"no results for a path\"))"
        .formatted(expression(path, root));
  }

  private static String steps(String rest, String root, String path) {
    String expression = root;
    var step = STEP.matcher(rest);
    int at = 0;
    while (step.find() && step.start() == at) {
      at = step.end();
      if (isOfMany(step)) {
        // The rest of the path applies to each; what comes of it is a list, even of one or none.
        String each = steps(rest.substring(at), "$e", path);
        return "[$map(%s, function($e){ %s })]".formatted(selected(step, expression), each);
      }
      expression = one(step, expression);
    }
    if (at != rest.length()) {
      throw new Untranslatable("a path with an operator: " + path);
    }
    return expression;
  }

  private static boolean isOfMany(Matcher step) {
    return step.group("all") != null || step.group("from") != null || step.group("field") != null;
  }

  private static String one(Matcher step, String of) {
    for (String group : new String[] {"name", "single", "double"}) {
      if (step.group(group) != null) {
        return "$lookup(%s, %s)".formatted(of, Literals.text(step.group(group)));
      }
    }
    return "%s[%s]".formatted(of, step.group("index"));
  }

  private static String selected(Matcher step, String of) {
    if (step.group("all") != null) {
      return "($a := %s; $type($a) = \"object\" ? $each($a, function($v){ $v }) : $a)"
          .formatted(of);
    }
    if (step.group("from") != null) {
      String from = bound(step.group("from"), "0");
      String to = bound(step.group("to"), "$count($a)");
      return "($a := %s; $filter($a, function($v, $i){ $i >= (%s) and $i < (%s) }))"
          .formatted(of, from, to);
    }
    return "$filter(%s, function($v){ $lookup($v, %s) %s %s })"
        .formatted(
            of,
            Literals.text(step.group("field")),
            step.group("operator").replace("==", "="),
            step.group("operand"));
  }

  /** Negative bounds count from the end. */
  private static String bound(String bound, String otherwise) {
    return bound.isEmpty() ? otherwise : bound.startsWith("-") ? "$count($a) " + bound : bound;
  }
}
