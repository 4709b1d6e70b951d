package io.relance.aws.stepfunctions;

import java.util.Map;
import java.util.Optional;

/**
 * What the machines of a deployment have in common.
 *
 * @param arns how the ARN of a machine begins, up to its name: {@code
 *     arn:aws:states:eu-west-1:123456789012:stateMachine:relance-}
 * @param role that machines run under
 * @param marks what to put in the place of marks such as <code>${SendsQueueUrl}</code>
 * @param logGroup the ARN of the log group that failures go to, if any
 * @param tags of each machine
 */
public record MachineSettings(
    String arns,
    String role,
    Map<String, String> marks,
    Optional<String> logGroup,
    Map<String, String> tags) {
  public MachineSettings {
    if (!arns.matches("arn:[a-z-]+:states:[a-z0-9-]+:[0-9]{12}:stateMachine:[a-zA-Z0-9_-]*")) {
      throw new IllegalArgumentException(
          "The start of the ARNs of state machines must be one, not " + arns);
    }
    marks = Map.copyOf(marks);
    tags = Map.copyOf(tags);
  }

  /** How the names of machines begin. */
  String prefix() {
    return arns.substring(arns.lastIndexOf(':') + 1);
  }
}
