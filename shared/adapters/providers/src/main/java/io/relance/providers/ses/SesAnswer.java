package io.relance.providers.ses;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.providers.AwsErrors;
import io.relance.providers.ProviderAnswers;
import io.relance.providers.ses.SesEmail.AccountState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what the response of SES means for the email.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">AWS's
 *     own list of errors</a>
 */
final class SesAnswer {
  /** How often it is worth trying whether the emails of the last 24 hours are fewer again. */
  private static final Duration DAILY_QUOTA = Duration.ofHours(1);

  private static final String PAUSED = "SendingPausedException";
  private static final String REJECTED = "MessageRejected";

  private static final Map<String, String> OF_ACCOUNT =
      Map.ofEntries(
          entry("AccountSuspendedException", "AWS has suspended our account for sending emails."),
          entry(PAUSED, "Sending is paused at SES for our account."),
          entry(
              "MailFromDomainNotVerifiedException",
              "SES cannot verify the MAIL FROM domain of our sender."),
          entry("AccessDeniedException", "Our credentials may not send emails."),
          entry("NotFoundException", "SES does not know the configuration set."));

  private SesAnswer() {}

  /**
   * @param sender the address that the email is from, which an error may name
   */
  static SendResult to(HttpResponse<String> response, String sender) {
    var status = response.statusCode();
    var body = ProviderAnswers.json(response.body());
    if (status / 100 == 2) {
      var id = body.path("MessageId").asText();
      return id.isBlank() ? new Ambiguous("http-" + status) : new Accepted(id);
    }
    var type = AwsErrors.type(response, body);
    var text = body.path("message").asText(body.path("Message").asText());
    var known = known(type, text, sender).or(() -> later(type, response));
    return ProviderAnswers.notAccepted(
        response, type, known.isPresent(), () -> known.orElseGet(() -> unknown(type, status)));
  }

  static AccountState accountState(JsonNode account) {
    if (!account.path("SendingEnabled").asBoolean(true)) {
      return new AccountState.Faulty(
          new AccountFault(PAUSED, "Sending is paused at SES for our account.", Optional.empty()));
    }
    return account.path("ProductionAccessEnabled").asBoolean(true)
        ? new AccountState.Usable()
        : new AccountState.InSandbox();
  }

  private static Optional<SendResult> known(String type, String text, String sender) {
    if (text.toLowerCase(Locale.ROOT).contains("daily message quota exceeded")) {
      return Optional.of(
          new AccountFault(
              "daily-quota",
              "Our account has sent as many emails as SES permits in 24 hours.",
              Optional.of(DAILY_QUOTA)));
    }
    if (type.equals("LimitExceededException")) {
      return Optional.of(
          new AccountFault(
              type, "Our account has reached a quota of SES's.", Optional.of(DAILY_QUOTA)));
    }
    if (type.equals(REJECTED)) {
      return Optional.of(rejected(text.toLowerCase(Locale.ROOT), sender));
    }
    return AwsErrors.ofAccount(type)
        .or(() -> Optional.ofNullable(OF_ACCOUNT.get(type)))
        .map(reason -> new AccountFault(type, reason, Optional.empty()));
  }

  private static Optional<SendResult> later(String type, HttpResponse<String> response) {
    return AwsErrors.isThrottling(type)
        ? Optional.of(new NotAccepted(type, ProviderAnswers.retryAfter(response)))
        : Optional.empty();
  }

  /** SES names the identities that are not verified, in a sandbox those of receivers too. */
  private static SendResult rejected(String text, String sender) {
    if (!text.contains("not verified")) {
      return new Rejected(
          REJECTED, "SES refused the email by its rules (content or size).", Kind.MESSAGE);
    }
    return text.contains(sender.toLowerCase(Locale.ROOT))
        ? new AccountFault(
            "sender-not-verified",
            "Our sender is not verified at SES in this region.",
            Optional.empty())
        : new Rejected(
            "receiver-not-verified",
            "An account in the sandbox of SES sends only to addresses verified there.",
            Kind.MESSAGE);
  }

  /** What a type without a known meaning says by its status. */
  private static SendResult unknown(String type, int status) {
    return switch (status) {
      case 401, 403 ->
          new AccountFault(type, "AWS does not accept our credentials.", Optional.empty());
      case 404 -> new AccountFault(type, "The address is not that of SES.", Optional.empty());
      default ->
          status / 100 == 3
              ? new AccountFault(
                  type, "The address of SES redirects to another one.", Optional.empty())
              : new Rejected(type, "SES refused the email (error " + type + ").", Kind.MESSAGE);
    };
  }
}
