package io.relance.embedded.objectstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that name an object and what may be done with it, until an instant. */
final class SignedNames {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final byte[] key;

  private SignedNames(byte[] key) {
    this.key = key;
  }

  /** Signs with the key in a file, which is made when it is absent. */
  static SignedNames withKeyIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      var key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      var unfinished = file.resolveSibling(file.getFileName() + ".new");
      Files.write(unfinished, key);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return new SignedNames(Files.readAllBytes(file));
  }

  String sign(SignedName name) {
    var text =
        String.join("\n", name.method(), name.until().toString(), name.object(), name.fileName());
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return encoded(bytes) + "." + encoded(mac(bytes));
  }

  /** What a token names; empty when it is not signed by this key, or has expired. */
  Optional<SignedName> read(String token, Instant now) {
    var parts = token.split("\\.", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(parts[0]);
      var signature = Base64.getUrlDecoder().decode(parts[1]);
      if (!MessageDigest.isEqual(signature, mac(bytes))) {
        return Optional.empty();
      }
      var fields = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
      var name = new SignedName(fields[0], Instant.parse(fields[1]), fields[2], fields[3]);
      return Optional.of(name).filter(it -> now.isBefore(it.until()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private byte[] mac(byte[] bytes) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is not available", e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
