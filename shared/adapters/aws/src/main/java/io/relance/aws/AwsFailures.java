package io.relance.aws;

import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Decides whether a failure of an AWS service is transient.
 *
 * <p>The service's message is dropped, because it may repeat the request.
 */
public final class AwsFailures {
  private static final Set<String> INVALID =
      Set.of("ValidationException", "SerializationException", "InvalidParameterValue");
  private static final int SERVER_ERROR = 500;

  private AwsFailures() {}

  /** Runs a call and translates its failures into those of the domain. */
  public static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw translated(e);
    }
  }

  public static RuntimeException translated(SdkException failure) {
    return switch (failure) {
      case AwsServiceException answer -> translated(answer);
      case SdkClientException unanswered -> new TransientFailure("AWS did not answer", unanswered);
      default -> new TransientFailure("AWS failed", failure);
    };
  }

  private static RuntimeException translated(AwsServiceException answer) {
    var code = code(answer);
    if (INVALID.contains(code)) {
      return new IllegalArgumentException("AWS refused the request: " + code);
    }
    if (mayPass(answer)) {
      return new TransientFailure("AWS admits no more just now")
          .with("code", code)
          .with("request", String.valueOf(answer.requestId()));
    }
    return new PermanentFailure("AWS refused")
        .with("code", code)
        .with("status", answer.statusCode())
        .with("request", String.valueOf(answer.requestId()));
  }

  private static boolean mayPass(AwsServiceException answer) {
    return answer.statusCode() >= SERVER_ERROR
        || answer.isThrottlingException()
        || answer.isRetryableException()
        || answer.isClockSkewException();
  }

  /** What the service calls the error. */
  public static String code(AwsServiceException answer) {
    var details = answer.awsErrorDetails();
    return details == null || details.errorCode() == null ? "unknown" : details.errorCode();
  }
}
