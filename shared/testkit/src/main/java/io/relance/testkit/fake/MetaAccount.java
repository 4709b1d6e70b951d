package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;

/** A WhatsApp Business account with one phone number at the fake Meta. */
public record MetaAccount(
    String phoneNumberId, String number, String token, String appSecret, String verifyToken) {
  /** The one used where the account does not matter. */
  public static final MetaAccount INVENTED =
      new MetaAccount(
          "106540352242922",
          "15550783881",
          "an-invented-access-token",
          "an-invented-app-secret",
          "an-invented-verify-token");

  /** What Meta writes into {@code X-Hub-Signature-256}. */
  public String signature(byte[] body) {
    var hmac = Base64.getDecoder().decode(Hmac.SHA256.base64(appSecret, body));
    return "sha256=" + HexFormat.of().formatHex(hmac);
  }

  /** The signature of a text. */
  public String signature(String body) {
    return signature(body.getBytes(UTF_8));
  }
}
