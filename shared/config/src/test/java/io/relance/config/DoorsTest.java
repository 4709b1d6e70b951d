package io.relance.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.inbound.Headers;
import io.relance.domain.inbound.ShopWebhookVerifier;
import io.relance.domain.inbound.VerifiedWebhook;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The doors of webhooks")
class DoorsTest {
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  @Test
  void followARotationOfTheSecretWithoutARestart() throws GeneralSecurityException {
    var kept = new AtomicReference<>("first");
    var door = door(kept::get);

    assertThat(opens(door, "first")).isTrue();
    assertThat(opens(door, "second")).isFalse();
    kept.set("second,first");
    assertThat(opens(door, "first")).isTrue();
    assertThat(opens(door, "second")).isTrue();
    kept.set("second");
    assertThat(opens(door, "first")).isFalse();
  }

  private static ShopWebhookVerifier door(Secret secret) {
    var environment =
        Map.of("RELANCE_SHOPIFY_SHOP", "a.example.com", "RELANCE_SHOPIFY_SECRET_ARN", "arn:1");
    return WebhookVerifiers.of(Settings.read(environment, _ -> secret)).shop().orElseThrow();
  }

  private static boolean opens(ShopWebhookVerifier door, String secret)
      throws GeneralSecurityException {
    var headers =
        Map.of(
            "X-Shopify-Hmac-Sha256", signature(secret),
            "X-Shopify-Topic", "orders/create",
            "X-Shopify-Shop-Domain", "a.example.com");
    Headers sent = name -> Optional.ofNullable(headers.get(name));
    return door.open(sent, BODY) instanceof VerifiedWebhook.Verified;
  }

  private static String signature(String secret) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(BODY));
  }
}
