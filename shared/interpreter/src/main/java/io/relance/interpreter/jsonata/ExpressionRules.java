package io.relance.interpreter.jsonata;

import com.dashjoin.jsonata.Jsonata;
import io.relance.interpreter.jsonata.ParseTree.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What AWS refuses in an expression when a machine is created. */
final class ExpressionRules {
  /** The members of {@code $states} that not every field has. */
  private static final Set<String> OUTCOMES = Set.of("result", "errorOutput");

  private static final Set<String> LATER_OPERATORS = Set.of("??", "?:");
  private static final String INPUT_IS = "; the input of the state is $states.input";

  private final String source;
  private final Set<String> members;
  private final Set<String> problems = new LinkedHashSet<>();

  private ExpressionRules(String source, Set<String> members) {
    this.source = source;
    this.members = members;
  }

  /**
   * What is wrong with an expression that was parsed.
   *
   * @param members of {@code $states} that its field has besides input and context
   */
  static Set<String> problems(String source, Jsonata compiled, Set<String> members) {
    var rules = new ExpressionRules(source, members);
    rules.check(ParseTree.of(compiled));
    return rules.problems;
  }

  private void check(Node node) {
    switch (node.type()) {
      case "path" -> member(node.steps());
      case "variable" -> variable(node);
      case "name" -> freeName(node, node.value());
      case "condition" -> operator(node);
      default -> {}
    }
    node.children().forEach(this::check);
  }

  private void member(List<Node> steps) {
    if (steps.size() > 1
        && steps.get(0).is("variable", "states")
        && steps.get(1).type().equals("name")) {
      String member = steps.get(1).value();
      if (OUTCOMES.contains(member) && !members.contains(member)) {
        problems.add("$states." + member + " is not available in this field");
      }
    }
  }

  private void variable(Node variable) {
    switch (variable.value()) {
      case "" -> freeName(variable, "$");
      case "$" -> problems.add("$$ is not supported" + INPUT_IS);
      case "eval" -> problems.add("$eval is not allowed; use $parse for JSON");
      default -> {}
    }
  }

  private void freeName(Node node, String name) {
    if (node.top()) {
      problems.add(
          "reference to '%s' at the top level is not supported".formatted(name) + INPUT_IS);
    }
  }

  /** The parser turns the later operators into conditions. */
  private void operator(Node condition) {
    int end = condition.position();
    String operator = end >= 2 && end <= source.length() ? source.substring(end - 2, end) : "";
    if (LATER_OPERATORS.contains(operator)) {
      problems.add("the operator %s is not in JSONata 2.0.6".formatted(operator));
    }
  }
}
