package io.relance.functions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.inbound.InboundText.OptOutType;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.SampleEvents;
import io.relance.testkit.fake.TwilioAccount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TwilioControllerTest {
  private static final String MESSAGES = "/webhooks/twilio/messages";
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");

  private final WebhookServer server = WebhookServer.start();
  private final FakeTwilio twilio = FakeTwilio.start();

  @AfterEach
  void close() {
    twilio.close();
    server.close();
  }

  @Test
  void takesTextsInEveryScriptAndTellsTwilioToAnswerNothing() {
    var form = twilio.inbound("SM1", "+15145550142", "+12025550199", "Où est ma commande ? 🙏");

    var answer = server.post(MESSAGES, body(form), signed(form));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    assertThat(answer.body()).endsWith("<Response></Response>");
    assertThat(server.texts)
        .singleElement()
        .returns("Où est ma commande ? 🙏", text -> text.text())
        .returns("+15145550142", text -> text.from());
  }

  @Test
  @DisplayName("L-31 The provider's own reading of a keyword comes through")
  void takesTheProvidersReadingOfAKeyword() {
    var status = twilio.texts(server.url(MESSAGES), "+15145550142", "+12025550199", "STOP");

    assertThat(status).isEqualTo(200);
    assertThat(server.texts)
        .singleElement()
        .returns(Optional.of(OptOutType.STOP), text -> text.optOutType());
  }

  @Test
  @DisplayName("Bad input: a body over 256 KB is 413, and the limit is named")
  void namesTheLimitOfABody() {
    var answer = server.post(MESSAGES, new byte[256 * 1024 + 1], FORM);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("request.too-large", "The body must be at most 256 KB");
  }

  @Test
  void acceptsParametersThatNobodyKnows() {
    var form = new LinkedHashMap<>(twilio.inbound("SM1", "+15145550142", "+12025550199", "hello"));
    form.put("SomethingNew", "1");

    assertThat(twilio.posts(server.url(MESSAGES), form)).isEqualTo(200);
  }

  @Test
  @DisplayName("Bad input: a wrong signature is 401 and nothing is stored")
  void refusesAWrongSignature() {
    var form = SampleEvents.find().twilio("inbound-stop").getBytes(UTF_8);
    var headers = new LinkedHashMap<>(FORM);
    headers.put("X-Twilio-Signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    var forged = server.post(MESSAGES, form, headers);
    var unsigned = server.post(MESSAGES, form, FORM);

    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(unsigned.statusCode()).isEqualTo(401);
    assertThat(forged.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(server.texts).isEmpty();
  }

  @Test
  void refusesAFormWithoutASender() {
    var form = Map.of("MessageSid", "SM1", "To", "+12025550199");

    assertThat(twilio.posts(server.url(MESSAGES), form)).isEqualTo(400);
  }

  @Test
  @DisplayName("A receipt carries our send id, which is part of the signed address")
  void takesReceiptsWithTheIdOfOurSend() {
    var form = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");

    var right = twilio.posts(server.url("/webhooks/twilio/status?send=s1"), form);
    var signedForAnother =
        signature(server.url("/webhooks/twilio/status?send=s1").toString(), form);
    var wrong = server.post("/webhooks/twilio/status?send=s2", body(form), signedForAnother);

    assertThat(right).isEqualTo(200);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(server.receipts)
        .singleElement()
        .returns(Optional.of(new SendId("s1")), deliveryReceipt -> deliveryReceipt.sendId())
        .returns(Status.DELIVERED, deliveryReceipt -> deliveryReceipt.status());
  }

  private Map<String, String> signed(Map<String, String> form) {
    return signature(server.url(MESSAGES).toString(), form);
  }

  private static Map<String, String> signature(String url, Map<String, String> form) {
    var headers = new LinkedHashMap<>(FORM);
    headers.put("X-Twilio-Signature", TwilioAccount.INVENTED.signature(url, form));
    return headers;
  }

  private static byte[] body(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(java.util.stream.Collectors.joining("&"))
        .getBytes(UTF_8);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, UTF_8);
  }
}
