package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;

/** What a state came to: what its exit sees, and its output unless the exit says otherwise. */
record Outcome(BranchScope scope, JsonNode result) {
  static Outcome result(Run run, Branch branch, JsonNode result) {
    return new Outcome(BranchScope.of(run, branch).withOutcome("result", result), result);
  }

  static Outcome error(Run run, Branch branch, Failure failure) {
    JsonNode error = failure.toOutput();
    return new Outcome(BranchScope.of(run, branch).withOutcome("errorOutput", error), error);
  }
}
