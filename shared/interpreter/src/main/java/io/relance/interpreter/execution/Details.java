package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.jsonata.QueryFailure;

/** Builds the details of events. */
final class Details {
  private Details() {}

  static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode of(String name, JsonNode value) {
    return none().set(name, value);
  }

  static ObjectNode of(Failure failure) {
    return with(none(), failure);
  }

  static ObjectNode evaluation(Branch branch, QueryFailure e) {
    var details = of(Failure.evaluation(branch, e));
    if (!e.location().isEmpty()) {
      details.put("location", e.location());
    }
    return details.put("state", branch.visit().state());
  }

  static ObjectNode with(ObjectNode details, Failure failure) {
    failure.error().ifPresent(error -> details.put("error", error));
    failure
        .cause()
        .filter(cause -> !cause.isEmpty())
        .ifPresent(cause -> details.put("cause", cause));
    return details;
  }

  static ObjectNode iteration(Branch.Seat seat, String mapState) {
    return none().put("index", seat.index()).put("name", mapState);
  }
}
