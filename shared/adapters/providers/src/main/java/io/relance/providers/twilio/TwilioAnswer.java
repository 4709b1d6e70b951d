package io.relance.providers.twilio;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/** Decides what an answer of Twilio's, or none, says about the message. */
final class TwilioAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TwilioAnswer() {}

  static SendResult to(HttpResponse<String> response) {
    var status = response.statusCode();
    var body = json(response.body());
    if (status / 100 == 2) {
      return body.path("sid").isTextual()
          ? new Accepted(body.path("sid").textValue())
          : new Ambiguous("http-" + status);
    }
    return switch (status) {
      case 429, 503 -> new NotAccepted(code(body, status), retryAfter(response));
      case 408 -> new Ambiguous("http-408");
      default -> status >= 500 ? new Ambiguous(code(body, status)) : rejected(body, status);
    };
  }

  /** No connection means that nothing left; anything later means that nobody knows. */
  static SendResult failed(IOException failure) {
    return switch (failure) {
      case ConnectException _ -> new NotAccepted("connection-refused", Optional.empty());
      case HttpConnectTimeoutException _ -> new NotAccepted("connect-timeout", Optional.empty());
      case SSLHandshakeException _ -> new NotAccepted("tls-handshake", Optional.empty());
      default -> new Ambiguous("no-answer");
    };
  }

  private static Rejected rejected(JsonNode body, int status) {
    var code = code(body, status);
    var explanation = TwilioErrors.explain(code);
    return new Rejected(code, explanation.reason(), explanation.kind());
  }

  private static String code(JsonNode body, int status) {
    return body.path("code").isInt() ? body.path("code").asText() : "http-" + status;
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException | NumberFormatException _) {
      // Of a number with too large an exponent the parser throws the second.
      return MissingNode.getInstance();
    }
  }
}
