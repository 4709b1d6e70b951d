package io.relance.interpreter.machine;

import io.relance.domain.engine.InvalidDefinition;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a definition, so that all of it can be said at once. */
final class DefinitionProblems {
  private final List<String> problems = new ArrayList<>();

  void add(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  boolean none() {
    return problems.isEmpty();
  }

  InvalidDefinition toException() {
    return new InvalidDefinition(String.join("\n", problems));
  }
}
