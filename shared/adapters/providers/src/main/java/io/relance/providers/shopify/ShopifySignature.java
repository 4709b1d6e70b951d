package io.relance.providers.shopify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides whether a delivery comes from Shopify: base64 of the HMAC-SHA256 of the raw body.
 *
 * <p>It covers the body only, so nothing in a delivery's headers is proven by it.
 */
public final class ShopifySignature {
  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;

  private ShopifySignature(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * Reads the setting: one secret, or two separated by a comma while one replaces the other.
   *
   * @throws IllegalArgumentException when there is no secret in it
   */
  public static ShopifySignature ofSecrets(String secrets) {
    var keys =
        Stream.of(secrets.split(","))
            .map(String::strip)
            .filter(secret -> !secret.isEmpty())
            .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
            .toList();
    if (keys.isEmpty() || keys.size() > 2) {
      throw new IllegalArgumentException("One secret, or two separated by a comma, is needed");
    }
    return new ShopifySignature(keys);
  }

  /** Compares in constant time, with each secret. */
  public boolean verifies(byte[] body, String signature) {
    var given = signature.getBytes(UTF_8);
    var verified = false;
    for (var key : keys) {
      verified |= MessageDigest.isEqual(sign(body, key).getBytes(US_ASCII), given);
    }
    return verified;
  }

  private static String sign(byte[] body, SecretKeySpec key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
