package io.relance.providers.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.contact.Channel;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.VerifiedWebhook;
import io.relance.domain.inbound.WhatsAppUpdates;
import io.relance.domain.inbound.WhatsAppWebhookVerifier.Verification;
import io.relance.domain.text.Reactions;
import io.relance.testkit.fake.MetaAccount;
import io.relance.testkit.fake.MetaWebhooks;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-6: what Meta's webhooks report")
class CloudWebhookVerifierTest {
  private static final MetaAccount META = MetaAccount.INVENTED;
  private static final String PERSON = "16505551234";

  private final CloudWebhookVerifier verifier =
      new CloudWebhookVerifier(META.phoneNumberId(), META::appSecret, META::verifyToken);

  @Test
  void confirmsTheAddressToWhoeverHasTheVerifyToken() {
    assertThat(verifier.confirm(new Verification("subscribe", META.verifyToken(), "1158201444")))
        .contains("1158201444");
    assertThat(verifier.confirm(new Verification("subscribe", "guess", "1158201444"))).isEmpty();
    assertThat(verifier.confirm(new Verification("", META.verifyToken(), "1158201444"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha256=00", "sha1=abcdef"})
  void refusesWrongSignatures(String signature) {
    assertThat(verifier.open(_ -> Optional.of(signature), "{}".getBytes(UTF_8)))
        .isEqualTo(new VerifiedWebhook.InvalidSignature<>());
  }

  @Test
  void refusesABodyThatOneByteWasAddedTo() {
    var body = MetaWebhooks.of(META).text("wamid.1", PERSON, "Hi").body();

    assertThat(verifier.open(_ -> Optional.of(META.signature(body)), (body + " ").getBytes(UTF_8)))
        .isEqualTo(new VerifiedWebhook.InvalidSignature<>());
    assertThat(verifier.open(_ -> Optional.empty(), body.getBytes(UTF_8)))
        .isEqualTo(new VerifiedWebhook.InvalidSignature<>());
  }

  @Test
  @DisplayName("K-4: a reply names the message that it quotes")
  void namesTheMessageThatATextRepliesTo() {
    var updates =
        read(
            MetaWebhooks.of(META)
                .message(
                    "wamid.2",
                    PERSON,
                    message -> {
                      message.put("type", "text").putObject("text").put("body", "Yes");
                      message.putObject("context").put("id", "wamid.1");
                    }));

    assertThat(updates.texts().getFirst().repliesTo()).contains("wamid.1");
  }

  @Test
  void readsATextOfAnInternationalNumber() {
    var updates = read(MetaWebhooks.of(META).text("wamid.1", PERSON, "Another color?"));

    assertThat(updates.texts())
        .containsExactly(
            new InboundText(
                "meta",
                "wamid.1",
                Channel.WHATSAPP,
                "+" + PERSON,
                META.phoneNumberId(),
                "Another color?",
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void readsEveryMessageOfABatch() {
    var batch =
        MetaWebhooks.of(META)
            .text("wamid.1", PERSON, "One")
            .message(
                "wamid.2",
                PERSON,
                it -> it.put("type", "button").putObject("button").put("text", "Two"))
            .message(
                "wamid.3",
                PERSON,
                it ->
                    it.put("type", "interactive")
                        .putObject("interactive")
                        .put("type", "button_reply")
                        .putObject("button_reply")
                        .put("id", "b3")
                        .put("title", "Three"))
            .message(
                "wamid.4",
                PERSON,
                it ->
                    it.put("type", "interactive")
                        .putObject("interactive")
                        .put("type", "list_reply")
                        .putObject("list_reply")
                        .put("id", "l4")
                        .put("title", "Four"))
            .message(
                "wamid.5", PERSON, it -> it.put("type", "image").putObject("image").put("id", "7"))
            .message(
                "wamid.6",
                PERSON,
                it -> it.put("type", "image").putObject("image").put("caption", "Six"));

    assertThat(read(batch).texts())
        .extracting(InboundText::text)
        .containsExactly("One", "Two", "Three", "Four", "", "Six");
  }

  @Test
  void readsAReactionAsOneThatNothingAnswers() {
    var updates =
        read(
            MetaWebhooks.of(META)
                .message("wamid.1", PERSON, it -> reaction(it, "👍"))
                .message("wamid.2", PERSON, it -> reaction(it, "")));

    assertThat(updates.texts()).hasSize(2).allMatch(text -> Reactions.isReaction(text.text()));
  }

  private static void reaction(
      com.fasterxml.jackson.databind.node.ObjectNode message, String emoji) {
    message
        .put("type", "reaction")
        .putObject("reaction")
        .put("message_id", "wamid.0")
        .put("emoji", emoji);
  }

  @Test
  void leavesOutWhatItDoesNotKnow() {
    var updates =
        read(
            MetaWebhooks.of(META)
                .message("wamid.1", PERSON, it -> it.put("type", "hologram"))
                .message("wamid.2", PERSON, it -> it.put("type", "system"))
                .message("", PERSON, it -> it.put("type", "text"))
                .text("wamid.3", META.number(), "An echo of ourselves")
                .text("wamid.4", PERSON, "Hi"));

    assertThat(updates.texts()).extracting(InboundText::text).containsExactly("Hi");
    assertThat(updates.unread()).isEqualTo(4);
  }

  @Test
  void leavesOutOtherNumbersAndOtherFields() {
    var others =
        new MetaAccount("999999999", "15550000000", META.token(), META.appSecret(), "token");

    assertThat(read(MetaWebhooks.of(others).text("wamid.1", PERSON, "Hi")))
        .isEqualTo(new WhatsAppUpdates(java.util.List.of(), java.util.List.of(), 1));
    assertThat(
            read("{\"entry\": [{\"changes\": [{\"field\": \"account_update\", \"value\": {}}]}]}")
                .unread())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "sent, SENT",
    "delivered, DELIVERED",
    "read, READ",
    "played, READ",
    "pondered, ACCEPTED"
  })
  void readsAStatus(String written, Status status) {
    var updates = read(status(written, ""));

    assertThat(updates.receipts())
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(receipt.status()).isEqualTo(status);
              assertThat(receipt.sendId()).contains(new SendId("send-1"));
              assertThat(receipt.providerMessageId()).isEqualTo("wamid.1");
            });
  }

  @ParameterizedTest
  @CsvSource({"131049, FAILED", "131026, FAILED", "130429, DEFERRED", "131042, DEFERRED"})
  void explainsAFailure(int code, Status status) {
    var receipt =
        read(status("failed", ", \"errors\": [{\"code\": %d}]".formatted(code))).receipts();

    assertThat(receipt).extracting(DeliveryReceipt::status).containsExactly(status);
    assertThat(receipt.getFirst().errorCode()).contains(Integer.toString(code));
    assertThat(receipt.getFirst().reason()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "[]", "{}", "{\"entry\": 1E999999999}"})
  void saysWhatIsMalformed(String body) {
    assertThat(verified(body)).isInstanceOf(ParsedWebhook.Malformed.class);
  }

  private static String status(String status, String more) {
    return """
    {"entry": [{"changes": [{"field": "messages", "value": {
      "metadata": {"phone_number_id": "%s"},
      "statuses": [{"id": "wamid.1", "status": "%s", "biz_opaque_callback_data": "send-1"%s}]}}]}]}
    """
        .formatted(META.phoneNumberId(), status, more);
  }

  private WhatsAppUpdates read(MetaWebhooks webhook) {
    return read(webhook.body());
  }

  private WhatsAppUpdates read(String body) {
    return ((ParsedWebhook.Parsed<WhatsAppUpdates>) verified(body)).value();
  }

  private ParsedWebhook<WhatsAppUpdates> verified(String body) {
    var opened = verifier.open(_ -> Optional.of(META.signature(body)), body.getBytes(UTF_8));
    return ((VerifiedWebhook.Verified<WhatsAppUpdates>) opened).reading();
  }
}
