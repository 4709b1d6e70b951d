package io.relance.providers.whatsapp;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
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

/** Decides what Meta's response, or a missing one, means for the message. */
final class CloudAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A rate limit is counted over minutes; a part of it is free sooner. */
  private static final Duration LIMIT_EASES = Duration.ofMinutes(1);

  private CloudAnswer() {}

  static SendResult to(HttpResponse<String> response) {
    var status = response.statusCode();
    var body = json(response.body());
    if (status / 100 == 2) {
      var id = body.at("/messages/0/id");
      return id.isTextual() ? new Accepted(id.textValue()) : new Ambiguous("http-" + status);
    }
    var code = code(body, status);
    return switch (status) {
      case 429, 503 ->
          CloudErrors.isKnown(code)
              ? refused(code, status, response)
              : new NotAccepted(code, retryAfter(response));
      case 408 -> new Ambiguous("http-408");
      default -> status >= 500 ? new Ambiguous(code) : refused(code, status, response);
    };
  }

  /** A refusal is decided by Meta's code; by the status only when the code is not known. */
  private static SendResult refused(String code, int status, HttpResponse<String> response) {
    var explanation = CloudErrors.explain(code);
    if (!CloudErrors.isKnown(code)) {
      if (status / 100 == 3) {
        return accountFault(code, "The address of Meta's API redirects to another one.");
      }
      if (status == 401 || status == 403) {
        return accountFault(code, "Meta does not accept our access token.");
      }
    }
    return switch (explanation.meaning()) {
      case MESSAGE, OPTED_OUT -> new Rejected(code, explanation.reason(), explanation.kind());
      case LATER -> new NotAccepted(code, Optional.of(retryAfter(response).orElse(LIMIT_EASES)));
      case ACCOUNT -> accountFault(code, explanation.reason());
    };
  }

  private static AccountFault accountFault(String code, String reason) {
    return new AccountFault(code, reason, Optional.empty());
  }

  /** Without a connection nothing was sent; after any later failure the outcome is unknown. */
  static SendResult failed(IOException failure) {
    return switch (failure) {
      case ConnectException _ -> new NotAccepted("connection-refused", Optional.empty());
      case HttpConnectTimeoutException _ -> new NotAccepted("connect-timeout", Optional.empty());
      case SSLHandshakeException _ -> new NotAccepted("tls-handshake", Optional.empty());
      default -> new Ambiguous("no-answer");
    };
  }

  private static String code(JsonNode body, int status) {
    var code = body.at("/error/code");
    return code.isInt() ? code.asText() : "http-" + status;
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException | NumberFormatException _) {
      // Of a number with too large an exponent the parser throws the second.
      return MissingNode.getInstance();
    }
  }
}
