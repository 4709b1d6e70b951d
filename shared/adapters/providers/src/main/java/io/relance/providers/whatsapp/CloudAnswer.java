package io.relance.providers.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.providers.ProviderAnswers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Decides what Meta's response means for the message. */
final class CloudAnswer {
  /** A rate limit is counted over minutes; a part of it is free sooner. */
  private static final Duration LIMIT_EASES = Duration.ofMinutes(1);

  private CloudAnswer() {}

  static SendResult to(HttpResponse<String> response) {
    var status = response.statusCode();
    var body = ProviderAnswers.json(response.body());
    if (status / 100 == 2) {
      var id = body.at("/messages/0/id");
      return id.isTextual() ? new Accepted(id.textValue()) : new Ambiguous("http-" + status);
    }
    var code = code(body, status);
    return ProviderAnswers.notAccepted(
        response, code, CloudErrors.isKnown(code), () -> refused(code, status, response));
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
      case LATER ->
          new NotAccepted(
              code, Optional.of(ProviderAnswers.retryAfter(response).orElse(LIMIT_EASES)));
      case ACCOUNT -> accountFault(code, explanation.reason());
    };
  }

  private static AccountFault accountFault(String code, String reason) {
    return new AccountFault(code, reason, Optional.empty());
  }

  private static String code(JsonNode body, int status) {
    var code = body.at("/error/code");
    return code.isInt() ? code.asText() : "http-" + status;
  }
}
