package io.relance.providers.awssms;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.providers.AwsErrors;
import io.relance.providers.ProviderAnswers;
import io.relance.providers.awssms.AwsSmsErrors.Explanation;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Decides what the response of AWS End User Messaging means for the message. */
final class AwsSmsAnswer {
  /** How often it is worth trying whether a spending limit has been raised. */
  private static final Duration SPENDING_LIMIT = Duration.ofHours(1);

  private static final String DESTINATION = "DestinationPhoneNumber";

  private AwsSmsAnswer() {}

  static SendResult to(HttpResponse<String> response) {
    var status = response.statusCode();
    var body = ProviderAnswers.json(response.body());
    if (status / 100 == 2) {
      var id = body.path("MessageId").asText();
      return id.isBlank() ? new Ambiguous("http-" + status) : new Accepted(id);
    }
    var type = AwsErrors.type(response, body);
    var code = body.path("Reason").asText(type);
    var known = AwsSmsErrors.find(code).or(() -> AwsSmsErrors.find(type));
    var explanation =
        concernsDestination(body)
            ? AwsSmsErrors.INVALID_DESTINATION
            : known.orElseGet(() -> unknown(code, status));
    return ProviderAnswers.notAccepted(
        response, code, known.isPresent(), () -> refused(code, explanation, response));
  }

  private static SendResult refused(
      String code, Explanation explanation, HttpResponse<String> response) {
    return switch (explanation.meaning()) {
      case MESSAGE, INVALID_ADDRESS, OPTED_OUT ->
          new Rejected(code, explanation.reason(), explanation.kind());
      case LATER -> new NotAccepted(code, ProviderAnswers.retryAfter(response));
      case ACCOUNT -> new AccountFault(code, explanation.reason(), Optional.empty());
      case SPENT -> new AccountFault(code, explanation.reason(), Optional.of(SPENDING_LIMIT));
    };
  }

  /** What a code without a known meaning says by its status. */
  private static Explanation unknown(String code, int status) {
    return switch (status) {
      case 401, 403 -> AwsSmsErrors.account("AWS does not accept our credentials.");
      case 404 -> AwsSmsErrors.account("The address is not that of AWS End User Messaging.");
      default ->
          status / 100 == 3
              ? AwsSmsErrors.account("The address of AWS redirects to another one.")
              : AwsSmsErrors.unknown(code);
    };
  }

  /** Whether AWS refuses the number that the message is for. */
  private static boolean concernsDestination(JsonNode body) {
    for (var field : body.path("Fields")) {
      if (field.path("Name").asText().equalsIgnoreCase(DESTINATION)) {
        return true;
      }
    }
    return false;
  }
}
