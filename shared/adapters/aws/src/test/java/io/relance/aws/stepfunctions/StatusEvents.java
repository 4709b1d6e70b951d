package io.relance.aws.stepfunctions;

import io.relance.aws.AwsEnvironment;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The rule by which a deployment has the ends of executions told to a queue. */
final class StatusEvents implements AutoCloseable {
  private static final String ENDS =
      """
      {"source":["aws.states"],"detail-type":["Step Functions Execution Status Change"],
       "detail":{"status":["SUCCEEDED","FAILED","TIMED_OUT","ABORTED"]}}
      """;

  private final EventBridgeClient client;
  private final String rule;

  StatusEvents(AwsEnvironment environment, String queueArn) {
    this.client = environment.clients().make(EventBridgeClient.builder());
    this.rule = environment.names().prefix() + "ends";
    client.putRule(b -> b.name(rule).eventPattern(ENDS));
    client.putTargets(
        b -> b.rule(rule).targets(Target.builder().id("queue").arn(queueArn).build()));
  }

  @Override
  public void close() {
    client.removeTargets(b -> b.rule(rule).ids("queue"));
    client.deleteRule(b -> b.name(rule));
    client.close();
  }
}
