package io.relance.providers.ses;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.provider.SendResult.Kind;

/**
 * Why SES could not deliver an email that it accepted.
 *
 * @param code in the words of SES
 * @param reason in words that a marketer understands
 */
record SesFailure(String code, String reason, Kind kind) {
  static final SesFailure REJECTED =
      new SesFailure("Reject", "SES found a virus in the email.", Kind.MESSAGE);

  static final SesFailure NOT_RENDERED =
      new SesFailure("RenderingFailure", "SES could not complete the email.", Kind.MESSAGE);

  /** SES sends nothing to an address that complained about an email of our account. */
  static final SesFailure COMPLAINED_BEFORE =
      new SesFailure(
          "Complaint.OnAccountSuppressionList",
          "The person reported an earlier email as spam, so SES sends none.",
          Kind.OPTED_OUT);

  static SesFailure ofBounce(JsonNode bounce) {
    var type = word(bounce.path("bounceType"));
    var subType = word(bounce.path("bounceSubType"));
    var code = "Bounce." + type + "." + subType;
    return type.equals("Permanent")
        ? permanent(code, subType)
        : new SesFailure(code, temporary(type, subType), Kind.MESSAGE);
  }

  private static SesFailure permanent(String code, String subType) {
    return switch (subType) {
      case "UnsubscribedRecipient" ->
          new SesFailure(code, "The person has unsubscribed at SES.", Kind.OPTED_OUT);
      case "Suppressed", "OnAccountSuppressionList" ->
          new SesFailure(
              code,
              "The address bounced before, so SES sends nothing to it.",
              Kind.INVALID_ADDRESS);
      default ->
          new SesFailure(
              code, "The mail server says that this address does not exist.", Kind.INVALID_ADDRESS);
    };
  }

  private static String temporary(String type, String subType) {
    return switch (subType) {
      case "MailboxFull" -> "The mailbox is full.";
      case "MessageTooLarge" -> "The email is larger than the mail server takes.";
      case "ContentRejected" -> "The mail server refused the content of the email.";
      case "AttachmentRejected" -> "The mail server refused an attachment of the email.";
      default ->
          type.equals("Transient")
              ? "The mail server did not take the email for now, and SES tries no more."
              : "The mail server returned the email without saying why.";
    };
  }

  private static String word(JsonNode written) {
    return written.asText().matches("[A-Za-z]{1,40}") ? written.asText() : "Undetermined";
  }
}
