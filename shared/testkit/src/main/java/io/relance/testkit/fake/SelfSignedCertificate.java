package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** A certificate of an RSA key, signed by the key itself; written in DER because the JDK cannot. */
final class SelfSignedCertificate {
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final byte[] NULL = {5, 0};
  private static final byte[] SHA256_WITH_RSA = {
    6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 0x0B
  };
  private static final byte[] COMMON_NAME = {6, 3, 0x55, 4, 3};

  private final KeyPair keys;
  private final String pem;

  /**
   * @param years which it is valid in, such as {@code 2020-2049}
   */
  SelfSignedCertificate(String years) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      pem = pem(encoded(years.split("-")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA is not available", e);
    }
  }

  /** As SNS serves it. */
  String pem() {
    return pem;
  }

  /** Signs a text with the key, in base64. */
  String sign(String algorithm, byte[] text) {
    try {
      return Base64.getEncoder().encodeToString(signature(algorithm, text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is not available", e);
    }
  }

  private byte[] signature(String algorithm, byte[] text) throws GeneralSecurityException {
    var signature = Signature.getInstance(algorithm);
    signature.initSign(keys.getPrivate());
    signature.update(text);
    return signature.sign();
  }

  private byte[] encoded(String... years) throws GeneralSecurityException {
    var algorithm = der(SEQUENCE, SHA256_WITH_RSA, NULL);
    var name =
        der(
            SEQUENCE,
            der(
                SET,
                der(SEQUENCE, COMMON_NAME, der(0x0C, "sns.amazonaws.com".getBytes(US_ASCII)))));
    var validity = der(SEQUENCE, time(years[0]), time(years[1]));
    var content =
        der(
            SEQUENCE,
            der(2, BigInteger.ONE.toByteArray()),
            algorithm,
            name,
            validity,
            name,
            keys.getPublic().getEncoded());
    var signature = signature("SHA256withRSA", content);
    return der(SEQUENCE, content, algorithm, der(3, new byte[] {0}, signature));
  }

  private static byte[] time(String year) {
    return der(0x17, (year.substring(2) + "0101000000Z").getBytes(US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var length = content.size();
    var all = new ByteArrayOutputStream();
    all.write(tag);
    if (length < 128) {
      all.write(length);
    } else {
      var bytes = BigInteger.valueOf(length).toByteArray();
      var from = bytes[0] == 0 ? 1 : 0;
      all.write(0x80 + bytes.length - from);
      all.write(bytes, from, bytes.length - from);
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  private static String pem(byte[] encoded) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END CERTIFICATE-----\n";
  }
}
