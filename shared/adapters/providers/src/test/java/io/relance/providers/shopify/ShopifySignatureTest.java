package io.relance.providers.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.providers.Samples;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShopifySignatureTest {
  private static final byte[] BODY =
      "{\"id\":820982911946154508,\"name\":\"#9999\"}".getBytes(UTF_8);
  private static final String UNDER_HUSH = "YBwnJ9vsibq7srObgXybmGHWuwos+jDEL//7749XS78=";

  @Test
  void verifiesWhatTheSecretSigned() {
    assertThat(ShopifySignature.ofSecrets("hush").verifies(BODY, UNDER_HUSH)).isTrue();
  }

  @Test
  void verifiesUnderEitherSecretWhileOneReplacesTheOther() {
    assertThat(ShopifySignature.ofSecrets("new, hush").verifies(BODY, UNDER_HUSH)).isTrue();
    assertThat(ShopifySignature.ofSecrets("hush,new").verifies(BODY, UNDER_HUSH)).isTrue();
    assertThat(ShopifySignature.ofSecrets("new,newer").verifies(BODY, UNDER_HUSH)).isFalse();
  }

  @Test
  void refusesAnotherBodyAndWhatIsNoSignature() {
    var signature = ShopifySignature.ofSecrets("hush");

    assertThat(signature.verifies("{}".getBytes(UTF_8), UNDER_HUSH)).isFalse();
    assertThat(signature.verifies(BODY, "")).isFalse();
    assertThat(signature.verifies(BODY, "é" + UNDER_HUSH)).isFalse();
    assertThat(signature.verifies(BODY, UNDER_HUSH.toLowerCase(Locale.ROOT))).isFalse();
  }

  @Test
  void needsASecret() {
    assertThatIllegalArgumentException().isThrownBy(() -> ShopifySignature.ofSecrets(" , "));
    assertThatIllegalArgumentException().isThrownBy(() -> ShopifySignature.ofSecrets("a,b,c"));
  }

  @Test
  void agreesWithTheKnownAnswers() {
    for (var vector : Samples.json("signatures/vectors.json")) {
      if (vector.path("scheme").asText().startsWith("X-Shopify-Hmac-Sha256")) {
        var signature = ShopifySignature.ofSecrets(vector.path("secret").asText());
        var body = vector.path("body").asText().getBytes(UTF_8);

        assertThat(signature.verifies(body, vector.path("expected").asText())).isTrue();
      }
    }
  }
}
