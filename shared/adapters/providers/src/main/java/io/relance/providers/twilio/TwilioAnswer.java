package io.relance.providers.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.providers.ProviderAnswers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Decides what Twilio's response means for the message. */
final class TwilioAnswer {
  /** Twilio's queue of a sender holds messages for hours; a part of it is free sooner. */
  private static final Duration QUEUE_DRAINS = Duration.ofMinutes(1);

  /** How often it is worth trying whether a daily limit has ended. */
  private static final Duration DAILY_LIMIT = Duration.ofHours(1);

  private TwilioAnswer() {}

  static SendResult to(HttpResponse<String> response) {
    var status = response.statusCode();
    var body = ProviderAnswers.json(response.body());
    if (status / 100 == 2) {
      return body.path("sid").isTextual()
          ? new Accepted(
              body.path("sid").textValue(), TwilioForm.segments(body.path("num_segments").asText()))
          : new Ambiguous("http-" + status);
    }
    var code = code(body, status);
    return ProviderAnswers.notAccepted(
        response, code, TwilioErrors.isKnown(code), () -> refused(code, status, response));
  }

  /** A refusal is decided by Twilio's code; by the status only when the code is not known. */
  private static SendResult refused(String code, int status, HttpResponse<String> response) {
    var explanation = TwilioErrors.explain(code);
    if (!TwilioErrors.isKnown(code)) {
      if (status / 100 == 3) {
        return accountFault(code, "The address of Twilio redirects to another one.");
      }
      if (status == 401 || status == 403) {
        return accountFault(code, "Twilio does not accept our account or its token.");
      }
    }
    return switch (explanation.meaning()) {
      case MESSAGE, SENDER -> new Rejected(code, explanation.reason(), Kind.MESSAGE);
      case INVALID_ADDRESS -> new Rejected(code, explanation.reason(), Kind.INVALID_ADDRESS);
      case OPTED_OUT -> new Rejected(code, explanation.reason(), Kind.OPTED_OUT);
      case LATER ->
          new NotAccepted(
              code, Optional.of(ProviderAnswers.retryAfter(response).orElse(QUEUE_DRAINS)));
      case ACCOUNT -> accountFault(code, explanation.reason());
      case TOMORROW -> new AccountFault(code, explanation.reason(), Optional.of(DAILY_LIMIT));
    };
  }

  private static AccountFault accountFault(String code, String reason) {
    return new AccountFault(code, reason, Optional.empty());
  }

  private static String code(JsonNode body, int status) {
    return body.path("code").isInt() ? body.path("code").asText() : "http-" + status;
  }
}
