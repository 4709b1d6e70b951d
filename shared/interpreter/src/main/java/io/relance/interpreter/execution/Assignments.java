package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.PayloadSize;
import io.relance.interpreter.jsonata.QueryFailure;
import io.relance.interpreter.jsonata.Scope;
import io.relance.interpreter.jsonata.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that an exit sets, all evaluated before any of them is set. */
record Assignments(Map<String, JsonNode> values) {
  private static final long MOST_STORED_BYTES = 10L * 1024 * 1024;

  static Assignments evaluate(Map<String, Template> assign, Scope scope) {
    var values = new LinkedHashMap<String, JsonNode>();
    assign.forEach((name, template) -> values.put(name, template.evaluate(scope)));
    if (total(values) > PayloadSize.MOST_BYTES) {
      throw new DataLimitExceeded("The variables assigned by one state are larger than 256 KiB.");
    }
    return new Assignments(values);
  }

  /** A branch reads the variables of outer scopes; it neither sets nor hides them. */
  void checkScope(Branch branch, Scope scope) {
    for (String name : values.keySet()) {
      if (!branch.variables().containsKey(name) && scope.variable(name).isPresent()) {
        throw new QueryFailure(
            "Assign/" + name,
            "The variable '%s' belongs to an outer scope and cannot be assigned here."
                .formatted(name));
      }
    }
  }

  Map<String, JsonNode> over(Map<String, JsonNode> before) {
    if (values.isEmpty()) {
      return before;
    }
    var after = new LinkedHashMap<>(before);
    after.putAll(values);
    if (total(after) > MOST_STORED_BYTES) {
      throw new DataLimitExceeded("The variables of an execution are larger than 10 MiB.");
    }
    return after;
  }

  private static long total(Map<String, JsonNode> values) {
    return values.values().stream().mapToLong(PayloadSize::of).sum();
  }

  ObjectNode details() {
    var details = Details.none();
    values.forEach((name, value) -> details.set(name, value));
    return details;
  }
}
