package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;

/** The outcome of a state: what the expressions of its exit see, and its default output. */
record StateOutcome(BranchScope scope, JsonNode result) {
  static StateOutcome result(Run run, Branch branch, JsonNode result) {
    return new StateOutcome(BranchScope.of(run, branch).withOutcome("result", result), result);
  }

  static StateOutcome error(Run run, Branch branch, Failure failure) {
    JsonNode error = failure.toOutput();
    return new StateOutcome(BranchScope.of(run, branch).withOutcome("errorOutput", error), error);
  }
}
