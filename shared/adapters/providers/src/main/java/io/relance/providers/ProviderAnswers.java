package io.relance.providers;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.NotAccepted;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;

/** What the response of a provider's HTTP API, or a missing one, means for a message. */
public final class ProviderAnswers {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ProviderAnswers() {}

  /**
   * The meaning of a response other than 2xx: a limit without a known code, and a provider that is
   * not available, permit another attempt; after an error of the provider the outcome is unknown.
   *
   * @param code the provider's error code, or one made from the status
   * @param isKnown whether the meaning of the code is known
   * @param refused the meaning of the code
   */
  public static SendResult notAccepted(
      HttpResponse<?> response, String code, boolean isKnown, Supplier<SendResult> refused) {
    var status = response.statusCode();
    return switch (status) {
      case 429, 503 -> isKnown ? refused.get() : new NotAccepted(code, retryAfter(response));
      case 408 -> new Ambiguous("http-408");
      default -> status >= 500 ? new Ambiguous(code) : refused.get();
    };
  }

  /** Without a connection nothing was sent; after any later failure the outcome is unknown. */
  public static SendResult failed(IOException failure) {
    return switch (failure) {
      case ConnectException _ -> new NotAccepted("connection-refused", Optional.empty());
      case HttpConnectTimeoutException _ -> new NotAccepted("connect-timeout", Optional.empty());
      case SSLHandshakeException _ -> new NotAccepted("tls-handshake", Optional.empty());
      default -> new Ambiguous("no-answer");
    };
  }

  /** The seconds of the header {@code Retry-After}; empty when it is a date or absent. */
  public static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  /** The JSON of a body; a missing node when it is none. */
  public static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException | NumberFormatException _) {
      // Of a number with too large an exponent the parser throws the second.
      return MissingNode.getInstance();
    }
  }
}
