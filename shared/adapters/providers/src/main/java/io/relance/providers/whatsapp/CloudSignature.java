package io.relance.providers.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Meta's webhooks, {@code X-Hub-Signature-256}. */
final class CloudSignature {
  static final String HEADER = "X-Hub-Signature-256";
  private static final String ALGORITHM = "HmacSHA256";

  private CloudSignature() {}

  /** Whether a body was signed with an app secret; takes as long for every signature. */
  static boolean verifies(String appSecret, byte[] body, String given) {
    return isSame(sign(appSecret, body), given);
  }

  /** Compares secrets in constant time. */
  static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  private static String sign(String appSecret, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(appSecret.getBytes(UTF_8), ALGORITHM));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
