package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.machine.State;

/**
 * What a task invokes, as the events of its history name it.
 *
 * @param events how the names of its events begin
 * @param type such as sqs; the whole ARN of a function or activity
 * @param action such as sendMessage.waitForTaskToken
 */
record Resource(String arn, String events, String type, String action) {
  private static final String INTEGRATION = ":states:::";

  static Resource of(State.Task task) {
    return of(task.work().resource());
  }

  static Resource of(String arn) {
    int integration = arn.indexOf(INTEGRATION);
    if (integration >= 0) {
      String rest = arn.substring(integration + INTEGRATION.length());
      int action = actionAt(rest);
      return new Resource(arn, "Task", rest.substring(0, action - 1), rest.substring(action));
    }
    return new Resource(arn, arn.contains(":activity:") ? "Activity" : "LambdaFunction", arn, "");
  }

  /**
   * aws-sdk:service:action has one more colon; the colon of startExecution.sync:2 separates
   * nothing.
   */
  private static int actionAt(String rest) {
    int from = rest.startsWith("aws-sdk:") ? "aws-sdk:".length() : 0;
    return Math.max(1, rest.indexOf(':', from) + 1);
  }

  boolean isIntegration() {
    return events.equals("Task");
  }

  ObjectNode details() {
    return isIntegration()
        ? Details.none().put("resource", action).put("resourceType", type)
        : Details.none();
  }
}
