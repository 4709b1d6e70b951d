package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.providers.Samples;
import io.relance.testkit.fake.TwilioAccount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {
  private static final TwilioSignature SIGNATURE = new TwilioSignature("12345");
  private static final String CALL =
      "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234"
          + "&From=%2B14158675309&To=%2B18005551212";

  @Test
  @DisplayName("D37: during a rotation, requests signed with either token are accepted")
  void acceptsEitherTokenDuringARotation() {
    var url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    var form = TwilioForm.parse(CALL);
    var signed = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    assertThat(new TwilioSignature("new, 12345").verifies(url, form, signed)).isTrue();
    assertThat(new TwilioSignature("12345,new").verifies(url, form, signed)).isTrue();
    assertThat(new TwilioSignature("new,newer").verifies(url, form, signed)).isFalse();
  }

  @Test
  void verifiesTheExampleOfTwiliosDocumentation() {
    assertThat(
            SIGNATURE.verifies(
                "https://mycompany.com/myapp.php?foo=1&bar=2",
                TwilioForm.parse(CALL),
                "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
        .isTrue();
  }

  @Test
  void verifiesWithAndWithoutTheDefaultPort() {
    var form = TwilioForm.parse(CALL);
    var plain = "https://mycompany.com/myapp.php?foo=1&bar=2";
    var withPort = "https://mycompany.com:443/myapp.php?foo=1&bar=2";

    assertThat(SIGNATURE.verifies(withPort, form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isTrue();
    assertThat(SIGNATURE.verifies(plain, form, "kvajT1Ptam85bY51eRf/AJRuM3w=")).isTrue();
    assertThat(SIGNATURE.verifies(withPort, form, "kvajT1Ptam85bY51eRf/AJRuM3w=")).isTrue();
  }

  @Test
  void refusesWhatWasChangedOnTheWay() {
    var form = TwilioForm.parse(CALL);
    var signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    var url = "https://mycompany.com/myapp.php?foo=1&bar=2";

    assertThat(SIGNATURE.verifies(url.replace("foo=1", "foo=2"), form, signature)).isFalse();
    assertThat(SIGNATURE.verifies(url, TwilioForm.parse(CALL + "&New=1"), signature)).isFalse();
    assertThat(SIGNATURE.verifies(url, form, "")).isFalse();
    assertThat(new TwilioSignature("1234").verifies(url, form, signature)).isFalse();
  }

  @Test
  void countsARepeatedParameterOncePerValue() {
    var url = "https://relance.example.com/webhooks/twilio/messages";
    var signed = TwilioAccount.INVENTED.signature(url, Map.of("Body", "ab", "BodyX", "c"));
    var signature = new TwilioSignature(TwilioAccount.INVENTED.token());

    var form = TwilioForm.parse("BodyX=c&Body=b&Body=a&Body=b");

    var expected =
        TwilioAccount.INVENTED.signature(
            url, new TreeMap<>(Map.of("Body", "aBodyb", "BodyX", "c")));
    assertThat(signature.verifies(url, form, expected)).isTrue();
    assertThat(signature.verifies(url, form, signed)).isFalse();
  }

  @Test
  void verifiesABodyByTheHashInTheAddress() {
    var body = "{\"property\": \"value\", \"boolean\": true}".getBytes(UTF_8);
    var url =
        "https://mycompany.com/myapp.php?bodySHA256="
            + "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    var account = new TwilioAccount("AC", "12345");
    var signature = account.signature(url, Map.of());

    assertThat(SIGNATURE.verifies(url, body, signature)).isTrue();
    assertThat(SIGNATURE.verifies(url, "{}".getBytes(UTF_8), signature)).isFalse();
    assertThat(SIGNATURE.verifies(url, body, "wrong")).isFalse();
    assertThat(SIGNATURE.verifies("https://mycompany.com/myapp.php", body, signature)).isFalse();
  }

  @Test
  void agreesWithTheKnownAnswers() {
    for (var vector : Samples.json("signatures/vectors.json")) {
      if (vector.path("scheme").asText().equals("X-Twilio-Signature")) {
        assertThat(
                new TwilioSignature(vector.path("token").asText())
                    .verifies(
                        vector.path("url").asText(),
                        form(vector.path("params")),
                        vector.path("expected").asText()))
            .as(vector.path("url").asText())
            .isTrue();
      }
    }
  }

  private static TwilioForm form(JsonNode parameters) {
    var form = new TreeMap<String, List<String>>();
    parameters
        .properties()
        .forEach(field -> form.put(field.getKey(), List.of(field.getValue().asText())));
    return TwilioForm.of(form);
  }
}
