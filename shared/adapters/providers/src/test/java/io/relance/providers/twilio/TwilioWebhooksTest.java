package io.relance.providers.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.contact.Channel;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.InboundText.OptOutType;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.testkit.fake.SampleEvents;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioWebhooksTest {
  private static final SampleEvents EVENTS = SampleEvents.find();

  @Test
  void readsATextWithParametersItDoesNotKnow() {
    var text = inbound(EVENTS.twilio("inbound-order") + "&Novelty=1");

    assertThat(text)
        .isEqualTo(
            new InboundText(
                "twilio",
                "SM00000000000000000000000000000a01",
                Channel.SMS,
                "+15145550142",
                "+12025550199",
                "Where is my order? ORDER please 🙏",
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  @DisplayName("L-31: what Twilio did on a keyword is known")
  void readsWhatTwilioDidOnAKeyword() {
    assertThat(inbound(EVENTS.twilio("inbound-stop")).optOutType()).contains(OptOutType.STOP);
    assertThat(inbound(EVENTS.twilio("inbound-start")).optOutType()).contains(OptOutType.START);
    assertThat(inbound(EVENTS.twilio("inbound-help")).optOutType()).isEmpty();
  }

  @Test
  void readsPicturesWithoutText() {
    var text = inbound("MessageSid=MM1&From=%2B15145550142&To=%2B12025550199&NumMedia=2");

    assertThat(text.text()).isEmpty();
  }

  @Test
  void readsAWhatsAppMessage() {
    var text =
        inbound("MessageSid=SM1&From=whatsapp%3A%2B1514&To=whatsapp%3A%2B1202&Body=Hi&WaId=1514");

    assertThat(text.channel()).isEqualTo(Channel.WHATSAPP);
    assertThat(text.from()).isEqualTo("+1514");
    assertThat(text.to()).isEqualTo("+1202");
  }

  @ParameterizedTest
  @CsvSource({"rcs:+1514,SMS", "RCS:+1514,SMS", "WhatsApp:+1514,WHATSAPP", "68849,SMS"})
  @DisplayName("case 46: rich messages are texts, and prefixes have any case")
  void readsARichMessage(String from, Channel channel) {
    var encoded = from.replace(":", "%3A").replace("+", "%2B");

    var text = inbound("MessageSid=SM1&From=" + encoded + "&To=rcs%3Ashop&Body=Hi");

    assertThat(text.channel()).isEqualTo(channel);
    assertThat(text.from()).isEqualTo(from.substring(from.indexOf(':') + 1));
    assertThat(text.to()).isEqualTo("rcs:shop");
  }

  @Test
  void readsANumberWhosePlusWasNotEncoded() {
    assertThat(inbound("MessageSid=SM1&From=+15145550142&To=%2B1202&Body=Hi").from())
        .isEqualTo("+15145550142");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(TwilioWebhooks.parseInbound(TwilioForm.parse("MessageSid=SM1&From=x")))
        .isEqualTo(new Malformed<>("To", "is missing"));
    assertThat(TwilioWebhooks.parseStatus(TwilioForm.parse("MessageSid=SM1"), ""))
        .isEqualTo(new Malformed<>("MessageStatus", "is missing"));
  }

  @Test
  void readsReceipts() {
    var delivered = receipt(EVENTS.twilio("status-delivered"), "s-1");
    var failed = receipt(EVENTS.twilio("status-failed"), "");

    assertThat(delivered.status()).isEqualTo(Status.DELIVERED);
    assertThat(delivered.sendId()).contains(new SendId("s-1"));
    assertThat(delivered.reason()).isEmpty();
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.sendId()).isEmpty();
    assertThat(failed.errorCode()).contains("30006");
    assertThat(failed.reason()).get().asString().contains("landline");
    assertThat(failed.kind()).isEqualTo(Kind.INVALID_ADDRESS);
  }

  @ParameterizedTest
  @CsvSource({
    "accepted, ACCEPTED",
    "queued, ACCEPTED",
    "sending, ACCEPTED",
    "sent, SENT",
    "delivered, DELIVERED",
    "read, READ",
    "undelivered, FAILED",
    "failed, FAILED",
    "canceled, FAILED",
    "teleported, ACCEPTED"
  })
  void knowsEachStatus(String written, Status status) {
    assertThat(receipt("MessageSid=SM1&MessageStatus=" + written, "s").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @DisplayName("cases 41: too much at once, and a fault of the account, are not the text's fault")
  @CsvSource({
    "30001, DEFERRED", "21611, DEFERRED", "14107, DEFERRED", "63038, DEFERRED", "30002, DEFERRED",
    "30022, DEFERRED", "30006, FAILED", "21610, FAILED", "30007, FAILED", "99999, FAILED"
  })
  void defersWhatTwilioCannotSendForNow(String code, Status status) {
    var undelivered = "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=" + code;
    var failed = "MessageSid=SM1&MessageStatus=failed&ErrorCode=" + code;

    assertThat(receipt(undelivered, "s-1").status()).isEqualTo(status);
    assertThat(receipt(failed, "s-1").status()).isEqualTo(status);
    assertThat(receipt(undelivered, "s-1").reason()).isPresent();
  }

  @ParameterizedTest
  @DisplayName("K-16: what Twilio bills is read where it says so")
  @CsvSource({"&NumSegments=3, 3", "&NumSegments=0, 0", "'', 0", "&NumSegments=many, 0"})
  void readsTheBilledSegments(String field, int segments) {
    var form = "MessageSid=SM1&MessageStatus=sent" + field;

    assertThat(receipt(form, "s").segments()).isEqualTo(segments);
  }

  @Test
  void explainsAFailureWithoutACode() {
    assertThat(receipt("MessageSid=SM1&MessageStatus=failed", "s").reason())
        .contains("Twilio could not deliver it.");
  }

  private static InboundText inbound(String form) {
    var parsedWebhook = TwilioWebhooks.parseInbound(TwilioForm.parse(form));
    return ((Parsed<InboundText>) parsedWebhook).value();
  }

  private static DeliveryReceipt receipt(String form, String send) {
    ParsedWebhook<DeliveryReceipt> parsedWebhook =
        TwilioWebhooks.parseStatus(TwilioForm.parse(form), send);
    return ((Parsed<DeliveryReceipt>) parsedWebhook).value();
  }
}
