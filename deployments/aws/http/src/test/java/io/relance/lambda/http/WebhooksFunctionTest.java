package io.relance.lambda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.relance.application.persistence.Queues;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.SampleEvents;
import io.relance.testkit.fake.TwilioAccount;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-3: webhooks behind the gateway, which encodes bodies in base64")
class WebhooksFunctionTest {
  private static final String SHOP = "maison-lumen.myshopify.com";
  private static final String SECRET = "a-secret";
  private static final byte[] ORDER = SampleEvents.find().shopify("order-completed");

  private Gateway gateway;
  private WebhooksFunction function;

  @BeforeEach
  void open(@TempDir Path folder) {
    gateway =
        new Gateway(
            folder,
            Map.of(
                "RELANCE_SHOPIFY_SHOP",
                SHOP,
                "RELANCE_SHOPIFY_SECRET",
                SECRET,
                "RELANCE_TWILIO_ACCOUNT_SID",
                TwilioAccount.INVENTED.sid(),
                "RELANCE_TWILIO_AUTH_TOKEN",
                TwilioAccount.INVENTED.token(),
                "RELANCE_TWILIO_FROM",
                "+12025550199"));
    function = new WebhooksFunction(gateway.relance, gateway.settings);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void verifiesADeliveryOverTheBytesThatWereSent() {
    var answer = delivered(ORDER, signature(ORDER));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(gateway.facts()).hasSize(1);
  }

  @Test
  void refusesADeliveryThatWasSignedOverItsEncodedForm() {
    var answer = delivered(ORDER, signature(Base64.getEncoder().encode(ORDER)));

    assertThat(answer.getStatusCode()).isEqualTo(401);
    assertThat(gateway.facts()).isEmpty();
  }

  @Test
  @DisplayName("Twilio signs the public address, the stage within it")
  void takesATextThatIsSignedForThePublicAddress() {
    var form = text();
    var signature =
        TwilioAccount.INVENTED.signature(Gateway.URL + "/webhooks/twilio/messages", form);

    var answer =
        Gateway.answer(
            function,
            Gateway.request(
                "POST",
                "/webhooks/twilio/messages",
                encoded(form).getBytes(UTF_8),
                Map.of(
                    "Content-Type",
                    "application/x-www-form-urlencoded; charset=UTF-8",
                    "X-Twilio-Signature",
                    signature)));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).endsWith("<Response></Response>");
    assertThat(gateway.queued(Queues.INBOUND)).hasSize(1);
  }

  @Test
  void asksWhoeverFollowsALinkToConfirm() {
    var answer = Gateway.answer(function, Gateway.request("GET", "/unsubscribe/token"));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains("Se désabonner");
  }

  @Test
  void answersWhatIsNotARouteAsNotFound() {
    var answer = Gateway.answer(function, Gateway.request("GET", "/webhooks/other"));

    assertThat(answer.getStatusCode()).isEqualTo(404);
  }

  private APIGatewayProxyResponseEvent delivered(byte[] body, String signature) {
    return Gateway.answer(
        function,
        Gateway.request(
            "POST",
            "/webhooks/shopify",
            body,
            Map.of(
                "Content-Type",
                "application/json",
                "X-Shopify-Topic",
                "orders/create",
                "X-Shopify-Shop-Domain",
                SHOP,
                "X-Shopify-Hmac-Sha256",
                signature)));
  }

  private static Map<String, String> text() {
    try (var twilio = FakeTwilio.start()) {
      return twilio.inbound(
          "SM00000000000000000000000000000001",
          "+15145550142",
          "+12025550199",
          "Où est ma commande ? 🙏");
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
