package io.relance.compiler.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Conflict;
import java.util.List;

/**
 * Which failures of a task may pass by themselves, and how long that is given: about two hours.
 *
 * <p>A Lambda function's exceptions go by the full names of their classes.
 */
final class Retries {
  private static final List<String> OURS =
      List.of(TransientFailure.class.getName(), Conflict.class.getName());

  /**
   * AWS advises to retry the first ones; our functions give the same answer however often asked. A
   * process that dies is told as `Runtime.ExitError`, a snapshot that is not ready by its own
   * names.
   */
  private static final List<String> LAMBDA =
      List.of(
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.TooManyRequestsException",
          "Lambda.SnapStartException",
          "Lambda.SnapStartNotReadyException",
          "Lambda.SnapStartTimeoutException",
          "Lambda.Unknown",
          "Runtime.ExitError",
          "Sandbox.Timedout");

  private static final List<String> SQS =
      List.of("SQS.SdkClientException", "SQS.AmazonSQSException");

  private Retries() {}

  static ObjectNode ofLambda() {
    return retry(LAMBDA);
  }

  static ObjectNode ofQueue() {
    return retry(SQS);
  }

  private static ObjectNode retry(List<String> service) {
    var retry = JsonNodeFactory.instance.objectNode();
    var errors = retry.putArray("ErrorEquals");
    OURS.forEach(errors::add);
    service.forEach(errors::add);
    return retry
        .put("IntervalSeconds", 1)
        .put("BackoffRate", 2)
        .put("MaxDelaySeconds", 600)
        .put("MaxAttempts", 24)
        .put("JitterStrategy", "FULL");
  }
}
