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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioControllerTest {
  private static final String MESSAGES = "/webhooks/twilio/messages";
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");

  private static final String SID = "SM00000000000000000000000000000001";
  private static final String ACCOUNT = TwilioAccount.INVENTED.sid();
  private static final String VICTIM = "+33639980001";

  private final WebhookServer server = WebhookServer.start();
  private final FakeTwilio twilio = FakeTwilio.start();

  @AfterEach
  void close() {
    twilio.close();
    server.close();
  }

  @Test
  void takesTextsInEveryScriptAndTellsTwilioToAnswerNothing() {
    var form = twilio.inbound(SID, "+15145550142", "+12025550199", "Où est ma commande ? 🙏");

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
    var form = new LinkedHashMap<>(twilio.inbound(SID, "+15145550142", "+12025550199", "hello"));
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

  /** Each form has the signature of a text that was really sent. */
  @ParameterizedTest
  @CsvSource({
    "MessageSid, SM00000000000000000000000000000001NumMedia0, NumMedia",
    "From, +15145550142MessageSidSM00000000000000000000000000000001, MessageSid",
    "ApiVersion, 2010-04-01BodySTART, Body",
    "NumMedia, 0NumSegments1, NumSegments",
    "To, +12025550199ToCityWASHINGTON, ToCity",
  })
  @DisplayName("Bad input: a signed text whose parameters were merged is 401")
  void refusesMergedParameters(String name, String value, String merged) {
    var signed = text("START");
    var altered = new LinkedHashMap<>(signed);
    altered.remove(merged);
    altered.put(name, value);

    var answer = server.post(MESSAGES, body(altered), signed(signed));

    assertThat(signed(altered)).isEqualTo(signed(signed));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(server.texts).isEmpty();
  }

  /** What is in front of the bar is the name of a parameter, and what is behind it the value. */
  @ParameterizedTest
  @ValueSource(strings = {"FromCity|", "Fz|", "FzFrom|"})
  @DisplayName("Bad input: a signed text that was split so that it has another sender is 401")
  void refusesAnotherSenderOutOfTheBody(String split) {
    var name = split.replace("|", "");
    var absorbed = name.equals("FzFrom") ? "" : "From";
    var signed = text("STOPFrom" + VICTIM + (name.equals("FzFrom") ? "Fz" : name));
    signed.keySet().removeAll(List.of("FromCity", "FzFrom"));
    var altered = new LinkedHashMap<>(signed);
    altered.put("Body", "STOP");
    altered.put("From", VICTIM);
    altered.put(name, absorbed + "+15145550142");

    var answer = server.post(MESSAGES, body(altered), signed(signed));

    assertThat(signed(altered)).isEqualTo(signed(signed));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(server.texts).isEmpty();
  }

  @Test
  @DisplayName("Bad input: a parameter given twice is 401, whatever the signature")
  void refusesARepeatedParameter() {
    var signed = text("STOPFrom" + VICTIM);
    var altered = new LinkedHashMap<>(signed);
    altered.put("Body", "STOP");
    var twice = new String(body(altered), UTF_8) + "&From=" + encoded(VICTIM);

    var answer = server.post(MESSAGES, twice.getBytes(UTF_8), signed(signed));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(server.texts).isEmpty();
  }

  @Test
  @DisplayName("Bad input: a text of another account, or with an id that cannot be one, is 401")
  void refusesOtherAccountsAndIds() {
    var other = new LinkedHashMap<>(text("START"));
    other.put("AccountSid", "AC" + "9".repeat(32));
    var odd = new LinkedHashMap<>(text("START"));
    odd.put("MessageSid", "SM1 START");

    assertThat(twilio.posts(server.url(MESSAGES), other)).isEqualTo(401);
    assertThat(twilio.posts(server.url(MESSAGES), odd)).isEqualTo(401);
    assertThat(server.texts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tom", "To", "From Paris", "Latitude Nord", "Body Shop", "Toto 12"})
  void acceptsNamesThatAreLikeParameters(String profile) {
    var form = text("From Paris To 123, Body and SmsSid");
    form.put("ProfileName", profile);
    form.put("ToCity", "Toronto");

    assertThat(twilio.posts(server.url(MESSAGES), form)).isEqualTo(200);
  }

  private Map<String, String> text(String body) {
    var form = new LinkedHashMap<>(twilio.inbound(SID, "+15145550142", "+12025550199", body));
    form.put("ToCity", "WASHINGTON");
    return form;
  }

  @Test
  void refusesAFormWithoutASender() {
    var form = Map.of("AccountSid", ACCOUNT, "MessageSid", SID, "To", "+12025550199");

    assertThat(twilio.posts(server.url(MESSAGES), form)).isEqualTo(400);
  }

  @Test
  @DisplayName("A receipt carries our send id, which is part of the signed address")
  void takesReceiptsWithTheIdOfOurSend() {
    var form = Map.of("AccountSid", ACCOUNT, "MessageSid", SID, "MessageStatus", "delivered");

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
