package io.relance.application.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts texts with a password: compressed, then AES in Galois/Counter Mode. */
final class EncryptedText {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private EncryptedText() {}

  static String encrypt(String password, String text) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var shut = run(Cipher.ENCRYPT_MODE, password, nonce, deflated(text));
    var whole = ByteBuffer.allocate(NONCE_BYTES + shut.length).put(nonce).put(shut).array();
    return Base64.getEncoder().encodeToString(whole);
  }

  /** Decrypts a text that was encrypted with the same password. */
  static String decrypt(String password, String shut) {
    var whole = ByteBuffer.wrap(Base64.getDecoder().decode(shut));
    var nonce = new byte[NONCE_BYTES];
    whole.get(nonce);
    var content = new byte[whole.remaining()];
    whole.get(content);
    return inflated(run(Cipher.DECRYPT_MODE, password, nonce, content));
  }

  private static byte[] run(int mode, String password, byte[] nonce, byte[] content) {
    try {
      var key =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A stored answer could not be encrypted or decrypted", e);
    }
  }

  private static byte[] deflated(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String inflated(byte[] content) {
    try (var inflater = new InflaterInputStream(new ByteArrayInputStream(content))) {
      return new String(inflater.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
