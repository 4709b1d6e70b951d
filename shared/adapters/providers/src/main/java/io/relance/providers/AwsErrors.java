package io.relance.providers;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The errors that every service of AWS answers with. */
public final class AwsErrors {
  private static final Set<String> THROTTLING =
      Set.of(
          "ThrottlingException",
          "Throttling",
          "RequestLimitExceeded",
          "TooManyRequestsException",
          "ServiceUnavailable",
          "ServiceUnavailableException");

  private static final Map<String, String> OF_ACCOUNT =
      Map.ofEntries(
          entry("OptInRequired", "Our account has not subscribed to the service."),
          entry("UnrecognizedClientException", "AWS does not know our credentials."),
          entry("InvalidClientTokenId", "AWS does not know our credentials."),
          entry("MissingAuthenticationToken", "AWS does not know our credentials."),
          entry("MissingAuthenticationTokenException", "AWS does not know our credentials."),
          entry("IncompleteSignature", "AWS does not accept our signature."),
          entry("IncompleteSignatureException", "AWS does not accept our signature."),
          entry("InvalidSignatureException", "AWS does not accept our signature."),
          entry("SignatureDoesNotMatch", "AWS does not accept our signature."),
          entry("ExpiredToken", "Our credentials of AWS have expired."),
          entry("ExpiredTokenException", "Our credentials of AWS have expired."),
          entry("RequestExpired", "Our clock differs too much from that of AWS."));

  private AwsErrors() {}

  /** The type of an error, without its namespace and what may follow it. */
  public static String type(HttpResponse<?> response, JsonNode body) {
    return Optional.of(body.path("__type").asText())
        .filter(type -> !type.isBlank())
        .or(() -> response.headers().firstValue("x-amzn-ErrorType"))
        .map(type -> type.replaceFirst(":.*$", "").replaceFirst("^.*#", ""))
        .filter(type -> type.matches("[A-Za-z0-9_.]{1,80}"))
        .orElse("http-" + response.statusCode());
  }

  /** Whether a type of error only limits how fast requests are made. */
  public static boolean isThrottling(String type) {
    return THROTTLING.contains(type);
  }

  /** What a type of error says about our account; empty when it is not about the account. */
  public static Optional<String> ofAccount(String type) {
    return Optional.ofNullable(OF_ACCOUNT.get(type));
  }
}
