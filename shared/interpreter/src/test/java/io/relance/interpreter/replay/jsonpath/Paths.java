package io.relance.interpreter.replay.jsonpath;

import java.util.regex.Pattern;

/** Turns reference paths and intrinsic functions into JSONata expressions. */
final class Paths {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.([\\p{L}_][\\p{L}\\p{N}_-]*)|\\['([^']+)'\\]|\\[\"([^\"]+)\"\\]|\\[(-?\\d+)\\]|(\\[\\*\\])");
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

  private static String steps(String rest, String root, String path) {
    var expression = new StringBuilder(root);
    var step = STEP.matcher(rest);
    int at = 0;
    while (step.find() && step.start() == at) {
      at = step.end();
      if (step.group(5) != null) {
        throw new Untranslatable("a path with a wildcard: " + path);
      }
      String name =
          step.group(1) != null
              ? step.group(1)
              : step.group(2) != null ? step.group(2) : step.group(3);
      if (name != null) {
        expression = new StringBuilder("$lookup(" + expression + ", " + Literals.text(name) + ")");
      } else {
        expression.append("[").append(step.group(4)).append("]");
      }
    }
    if (at != rest.length()) {
      throw new Untranslatable("a path with an operator: " + path);
    }
    return expression.toString();
  }
}
