package io.relance.providers.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/** The signature of SNS in its two versions. */
final class SnsSignature {
  private static final Map<String, String> ALGORITHMS =
      Map.of("1", "SHA1withRSA", "2", "SHA256withRSA");

  private SnsSignature() {}

  /** Whether SNS signs by this version. */
  static boolean knows(String version) {
    return ALGORITHMS.containsKey(version);
  }

  /** Whether the holder of a key signed an envelope. */
  static boolean verifies(SnsEnvelope envelope, PublicKey key) {
    try {
      var signature = Signature.getInstance(ALGORITHMS.get(envelope.text("SignatureVersion")));
      signature.initVerify(key);
      signature.update(envelope.toSign().getBytes(UTF_8));
      return signature.verify(Base64.getDecoder().decode(envelope.text("Signature")));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      // Another kind of key, or a signature that is none.
      return false;
    }
  }
}
