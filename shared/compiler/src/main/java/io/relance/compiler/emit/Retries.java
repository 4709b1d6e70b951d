package io.relance.compiler.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Conflict;
import java.util.List;

/**
 * The failures after which a task is retried, for about two hours.
 *
 * <p>The exceptions of a Lambda function are named by the full names of their classes.
 */
final class Retries {
  private static final List<String> OURS =
      List.of(TransientFailure.class.getName(), Conflict.class.getName());

  /**
   * AWS advises to retry the first ones; our functions are idempotent. A process that dies is
   * reported as {@code Runtime.ExitError}, a snapshot that is not ready by names of its own.
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
