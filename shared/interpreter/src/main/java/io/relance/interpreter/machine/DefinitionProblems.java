package io.relance.interpreter.machine;

import io.relance.domain.engine.InvalidDefinition;
import io.relance.json.FaultSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects everything that is wrong with a definition, each problem with its state and field. */
final class DefinitionProblems implements FaultSink {
  private final List<String> problems;
  private final String owner;

  private DefinitionProblems(List<String> problems, String owner) {
    this.problems = problems;
    this.owner = owner;
  }

  /** Those of a definition; none so far. */
  static DefinitionProblems ofDefinition() {
    return new DefinitionProblems(new ArrayList<>(), "Definition");
  }

  /** The same collection, for what is wrong with the fields of a state. */
  DefinitionProblems ofState(String name) {
    return new DefinitionProblems(problems, "State '%s'".formatted(name));
  }

  /** Adds a problem that no single field has. */
  void add(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  @Override
  public void add(String path, String message) {
    add(
        path.isEmpty()
            ? owner + ": " + message
            : "%s, field '%s': %s".formatted(owner, inStatesLanguage(path), message));
  }

  @Override
  public void unknownField(String path, String field, Collection<String> known) {
    add(path, Vocabulary.refusalReason(field));
  }

  /** Adds a problem of an expression, which names its field itself. */
  void addOfExpression(String problem) {
    add(owner + ", field " + problem);
  }

  /** A place as Step Functions writes it: {@code Choices[0]/Condition}. */
  static String inStatesLanguage(String path) {
    return path.replace('.', '/');
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  InvalidDefinition toException() {
    return new InvalidDefinition(String.join("\n", problems));
  }
}
