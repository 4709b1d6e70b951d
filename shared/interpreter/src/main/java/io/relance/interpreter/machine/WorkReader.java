package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.jsonata.Template;
import java.util.Optional;

/** Reads what a Task state does. */
final class WorkReader {
  private static final int MOST = Limits.LONGEST_SECONDS;

  private final StateFields stateFields;

  WorkReader(StateFields stateFields) {
    this.stateFields = stateFields;
  }

  State.Work read() {
    String resource = stateFields.requiredText("Resource");
    if (!resource.isEmpty() && !resource.startsWith("arn:")) {
      stateFields.problem("Resource", "must be an ARN");
    }
    stateFields
        .object("Credentials")
        .filter(credentials -> !credentials.has("RoleArn"))
        .ifPresent(credentials -> credentials.problem("RoleArn", "is required"));
    var timeout = stateFields.wholeTemplate("TimeoutSeconds", 1, MOST);
    var heartbeat = stateFields.wholeTemplate("HeartbeatSeconds", 1, MOST);
    if (timeout.isPresent() && literal(heartbeat, 0) >= literal(timeout, MOST)) {
      stateFields.problem("HeartbeatSeconds", "must be less than TimeoutSeconds");
    }
    return new State.Work(resource, stateFields.template("Arguments"), timeout, heartbeat);
  }

  /** What is only known when the state runs is checked then. */
  private static int literal(Optional<Template> seconds, int otherwise) {
    return seconds.orElse(null) instanceof Template.Literal(JsonNode value)
        ? value.intValue()
        : otherwise;
  }
}
