package io.relance.providers.awssms;

import static io.relance.providers.awssms.AwsSmsErrors.Meaning.ACCOUNT;
import static io.relance.providers.awssms.AwsSmsErrors.Meaning.INVALID_ADDRESS;
import static io.relance.providers.awssms.AwsSmsErrors.Meaning.LATER;
import static io.relance.providers.awssms.AwsSmsErrors.Meaning.MESSAGE;
import static io.relance.providers.awssms.AwsSmsErrors.Meaning.OPTED_OUT;
import static io.relance.providers.awssms.AwsSmsErrors.Meaning.SPENT;
import static java.util.Map.entry;

import io.relance.domain.provider.SendResult.Kind;
import io.relance.providers.AwsErrors;
import java.util.Map;
import java.util.Optional;

/**
 * Explains the errors of AWS End User Messaging to a marketer, by the reason that an error gives,
 * or by its type.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html">AWS's
 *     own list</a>
 */
final class AwsSmsErrors {
  /** What follows from an error. */
  enum Meaning {
    /** This message will never be accepted. */
    MESSAGE,
    /** This address can never receive. */
    INVALID_ADDRESS,
    /** The receiver is on the opt-out list of the sender. */
    OPTED_OUT,
    /** Another attempt may succeed. */
    LATER,
    /** The spending limit of the month is reached. */
    SPENT,
    /** Nothing of this account will be accepted for now. */
    ACCOUNT
  }

  /** One error, explained. */
  record Explanation(String reason, Meaning meaning) {
    /** What a failure means for the receiver. */
    Kind kind() {
      return switch (meaning) {
        case INVALID_ADDRESS -> Kind.INVALID_ADDRESS;
        case OPTED_OUT -> Kind.OPTED_OUT;
        case MESSAGE, LATER, SPENT, ACCOUNT -> Kind.MESSAGE;
      };
    }
  }

  static final Explanation INVALID_DESTINATION =
      new Explanation("The number is not a phone number that exists.", INVALID_ADDRESS);

  private static final Map<String, Explanation> REASONS =
      Map.ofEntries(
          entry("ACCOUNT_DISABLED", account("AWS has disabled SMS for our account.")),
          entry(
              "INSUFFICIENT_ACCOUNT_REPUTATION",
              account("AWS has paused our account for its reputation.")),
          entry(
              "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT",
              new Explanation("Our account has reached its monthly spending limit.", SPENT)),
          entry(
              "DESTINATION_PHONE_NUMBER_OPTED_OUT",
              new Explanation("The person is on the opt-out list of this sender.", OPTED_OUT)),
          entry(
              "DESTINATION_PHONE_NUMBER_NOT_VERIFIED",
              ours("An account in AWS's sandbox sends only to numbers verified there.")),
          entry(
              "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION",
              ours("Our protect configuration blocks this country.")),
          entry(
              "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE",
              ours("Our protect configuration blocks this number.")),
          entry("DESTINATION_COUNTRY_BLOCKED", ours("AWS does not send to this country.")),
          entry("COUNTRY_NOT_ENABLED", ours("Our account may not send to this country.")),
          entry(
              "INTERNATIONAL_SENDING_NOT_SUPPORTED",
              ours("The sender cannot send to another country.")),
          entry(
              "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY",
              ours("The sender cannot send texts to this country.")),
          entry("COUNTRY_CODE_MISMATCH", ours("The sender cannot send texts to this country.")),
          entry(
              "NO_ORIGINATION_IDENTITIES_FOUND",
              ours("Our account has no sender for this country.")),
          entry("NUMBER_CAPABILITIES_MISMATCH", ours("The sender cannot send texts.")),
          entry("MESSAGE_TYPE_MISMATCH", ours("The sender is of another type of message.")),
          entry("RESOURCE_NOT_ACTIVE", ours("The sender is not active yet.")),
          entry("RESOURCE_NOT_ACCESSIBLE", ours("Our account may not use this sender.")),
          entry("REGISTRATION_NOT_COMPLETE", ours("The sender must be registered first.")),
          entry("SENDER_ID_NOT_REGISTERED", ours("The sender must be registered first.")),
          entry("SENDER_ID_REQUIRES_REGISTRATION", ours("The sender must be registered first.")),
          entry("SENDER_ID_NOT_SUPPORTED", ours("This country takes no names as senders.")),
          entry("PRICE_OVER_THRESHOLD", ours("The text costs more than our limit.")),
          entry("MAXIMUM_SIZE_EXCEEDED", ours("The text is longer than AWS takes.")));

  private static final Map<String, Explanation> TYPES =
      Map.ofEntries(
          entry(
              "ServiceQuotaExceededException",
              new Explanation("Our account has reached a quota of AWS's.", SPENT)),
          entry("AccessDeniedException", account("Our credentials may not send texts.")),
          entry("NotAuthorized", account("Our credentials may not send texts.")),
          entry(
              "ResourceNotFoundException",
              ours("AWS does not know the sender or the configuration set.")));

  private AwsSmsErrors() {}

  /** What is known about a reason or a type. */
  static Optional<Explanation> find(String code) {
    return Optional.ofNullable(REASONS.get(code))
        .or(() -> Optional.ofNullable(TYPES.get(code)))
        .or(() -> AwsErrors.ofAccount(code).map(AwsSmsErrors::account))
        .or(() -> Optional.of(later()).filter(_ -> AwsErrors.isThrottling(code)));
  }

  static Explanation unknown(String code) {
    return ours("AWS refused the message (error " + code + ").");
  }

  static Explanation account(String reason) {
    return new Explanation(reason, ACCOUNT);
  }

  private static Explanation ours(String reason) {
    return new Explanation(reason, MESSAGE);
  }

  private static Explanation later() {
    return new Explanation("AWS limits how fast texts are sent.", LATER);
  }
}
