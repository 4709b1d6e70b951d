package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.jsonata.QueryFailure;

/** Says in AWS's words that an expression failed. */
final class Evaluations {
  private static final String ERROR = "States.QueryEvaluationError";

  private Evaluations() {}

  static Failure failure(Branch branch, QueryFailure e) {
    return Failure.of(ERROR, inState(branch) + e.reason());
  }

  static ObjectNode details(Branch branch, QueryFailure e) {
    var details = Details.with(Details.none(), failure(branch, e));
    if (!e.location().isEmpty()) {
      details.put("location", e.location());
    }
    return details.put("state", branch.visit().state());
  }

  static String inState(Branch branch) {
    return "An error occurred while executing the state '%s' (entered at the event id #%d). "
        .formatted(branch.visit().state(), branch.visit().event());
  }
}
