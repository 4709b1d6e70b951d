package io.relance.providers.ses;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.inbound.TopicNotification;
import io.relance.domain.inbound.TopicNotification.Receipt;
import io.relance.domain.inbound.TopicNotification.Unused;
import io.relance.domain.provider.SendResult.Kind;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-C6, C-C10: the events of SES about an email")
class SesWebhooksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Send | {} | SENT | MESSAGE",
        "Delivery | {} | DELIVERED | MESSAGE",
        "DeliveryDelay | {'delayType': 'MailboxFull'} | SENT | MESSAGE",
        "Reject | {'reason': 'Bad content'} | FAILED | MESSAGE",
        "Rendering Failure | {} | FAILED | MESSAGE",
        "Bounce | {'bounceType': 'Permanent', 'bounceSubType': 'General'} | FAILED | INVALID_ADDRESS",
        "Bounce | {'bounceType': 'Permanent', 'bounceSubType': 'OnAccountSuppressionList'} | FAILED"
            + " | INVALID_ADDRESS",
        "Bounce | {'bounceType': 'Permanent', 'bounceSubType': 'UnsubscribedRecipient'} | FAILED |"
            + " OPTED_OUT",
        "Bounce | {'bounceType': 'Transient', 'bounceSubType': 'MailboxFull'} | FAILED | MESSAGE",
        "Bounce | {'bounceType': 'Undetermined', 'bounceSubType': 'Undetermined'} | FAILED | MESSAGE",
        "Bounce | {} | FAILED | MESSAGE",
        "Complaint | {'complaintFeedbackType': 'abuse'} | COMPLAINED | OPTED_OUT",
        "Complaint | {} | COMPLAINED | OPTED_OUT",
        "Complaint | {'complaintSubType': 'OnAccountSuppressionList'} | FAILED | OPTED_OUT",
      })
  void readsAnEvent(String type, String details, Status status, Kind kind) {
    var receipt = receipt(event(type, details));

    assertThat(receipt.status()).isEqualTo(status);
    assertThat(receipt.kind()).isEqualTo(kind);
    assertThat(receipt.provider()).isEqualTo("ses");
    assertThat(receipt.providerMessageId()).isEqualTo("0102-1");
    assertThat(receipt.sendId()).contains(new SendId("send:1"));
    assertThat(receipt.reason().isPresent()).isEqualTo(status == Status.FAILED);
    assertThat(receipt.errorCode().isPresent()).isEqualTo(status == Status.FAILED);
  }

  @Test
  void readsTheNotificationOfAnIdentity() {
    var receipt =
        receipt("{\"notificationType\": \"Delivery\", \"mail\": {\"messageId\": \"0102-1\"}}");

    assertThat(receipt.status()).isEqualTo(Status.DELIVERED);
    assertThat(receipt.sendId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Open", "Click", "Subscription", "A Kind To Come"})
  void leavesOutWhatItDoesNotUse(String type) {
    assertThat(SesWebhooks.parse(event(type, "{}"))).isEqualTo(new Parsed<>(new Unused(type)));
  }

  @Test
  @DisplayName("C-C10: that an email is no spam is no complaint")
  void takesNoSpamForNoComplaint() {
    assertThat(SesWebhooks.parse(event("Complaint", "{'complaintFeedbackType': 'not-spam'}")))
        .isEqualTo(new Parsed<>(new Unused("Complaint")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON", "[]", "null", "{\"eventType\": {}}", "1e999999999"})
  void leavesOutWhatIsNoEvent(String message) {
    assertThat(SesWebhooks.parse(message)).isEqualTo(new Parsed<>(new Unused("other")));
  }

  @Test
  void namesAFieldThatIsMissing() {
    assertThat(SesWebhooks.parse("{\"eventType\": \"Delivery\", \"mail\": {}}"))
        .isEqualTo(new Malformed<>("mail.messageId", "is missing"));
  }

  @Test
  void refusesAnIdThatIsTooLong() {
    var event = event("Delivery", "{}").replace("0102-1", "a".repeat(5_000));

    assertThat(SesWebhooks.parse(event))
        .isEqualTo(new Malformed<>("mail.messageId", "must have at most 256 characters"));
  }

  private static String event(String type, String details) {
    return """
    {"eventType": "%s", "mail": {"messageId": "0102-1", "tags": {"send": ["send_3a1"]}},
     "%s": %s}"""
        .formatted(type, type.toLowerCase(Locale.ROOT), details.replace('\'', '"'));
  }

  private static DeliveryReceipt receipt(String message) {
    ParsedWebhook<TopicNotification> read = SesWebhooks.parse(message);
    return ((Receipt) ((Parsed<TopicNotification>) read).value()).receipt();
  }
}
