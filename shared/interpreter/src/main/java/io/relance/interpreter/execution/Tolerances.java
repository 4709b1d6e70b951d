package io.relance.interpreter.execution;

import io.relance.interpreter.jsonata.QueryFailure;
import io.relance.interpreter.jsonata.Scope;
import io.relance.interpreter.jsonata.Typed;
import io.relance.interpreter.machine.State;

/** Checks how many failures a Map state says it tolerates. */
final class Tolerances {
  private Tolerances() {}

  static void check(State.Tolerance tolerance, Scope scope) {
    double value = Typed.number(tolerance.value(), scope);
    if (value < 0 || value > tolerance.most()) {
      throw new QueryFailure(
          "", "A tolerated failure must be between 0 and %d".formatted(tolerance.most()));
    }
  }
}
