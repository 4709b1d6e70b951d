package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.execution.Execution;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes the end of an execution as the EventBridge event. */
final class StatusEvents {
  /** Beyond this, EventBridge leaves input and output out. */
  private static final int MOST_DATA = 248 * 1024;

  private StatusEvents() {}

  static String ended(Execution execution, Execution.End end) {
    String arn = execution.start().identity().execution().id();
    var event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0").put("id", id(arn, end));
    event
        .put("detail-type", "Step Functions Execution Status Change")
        .put("source", "aws.states")
        .put("account", Arns.ACCOUNT)
        .put("time", end.at().toString())
        .put("region", Arns.REGION);
    event.putArray("resources").add(arn);
    event.set("detail", detail(execution, end));
    return EngineJson.write(event);
  }

  private static String id(String arn, Execution.End end) {
    return UUID.nameUUIDFromBytes((arn + end.at()).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static ObjectNode detail(Execution execution, Execution.End end) {
    var identity = execution.start().identity();
    String input = EngineJson.write(execution.start().input());
    String output = end.output().map(EngineJson::write).orElse(null);
    boolean included = input.length() + (output == null ? 0 : output.length()) <= MOST_DATA;
    var detail = JsonNodeFactory.instance.objectNode();
    detail
        .put("executionArn", identity.execution().id())
        .put("stateMachineArn", identity.machine().id())
        .put("name", identity.execution().name())
        .put("status", end.state().name())
        .put("startDate", execution.start().at().toEpochMilli())
        .put("stopDate", end.at().toEpochMilli())
        .put("input", included ? input : null)
        .put("output", included ? output : null)
        .put("error", end.failure().error().orElse(null))
        .put("cause", end.failure().cause().orElse(null));
    detail.putObject("inputDetails").put("included", included);
    if (output != null) {
      detail.putObject("outputDetails").put("included", included);
    }
    return detail;
  }
}
