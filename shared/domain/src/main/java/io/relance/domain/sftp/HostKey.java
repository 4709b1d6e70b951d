package io.relance.domain.sftp;

import io.relance.domain.text.Quoted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The public key by which an SSH server is known.
 *
 * @param type such as {@code ssh-ed25519}
 * @param encoded the key in Base64
 */
public record HostKey(String type, String encoded) {
  private static final List<String> TYPES =
      List.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "ssh-rsa");
  private static final int LENGTH_BYTES = 4;

  /**
   * Reads a line in OpenSSH's form: the type, the key and perhaps a comment, as in a file {@code
   * .pub}; or with the names of the host before them, as {@code ssh-keyscan} prints it.
   *
   * @throws IllegalArgumentException saying what the line must be
   */
  public static HostKey parse(String line) {
    var words = List.of(line.strip().split("[ \\t]+"));
    var at = !words.isEmpty() && TYPES.contains(words.getFirst()) ? 0 : 1;
    require(at + 1 < words.size() && line.lines().count() == 1, line);
    var type = words.get(at);
    require(TYPES.contains(type) && !words.getFirst().startsWith("@"), line);
    var key = new HostKey(type, words.get(at + 1));
    require(key.isOfItsType(), line);
    return key;
  }

  private static void require(boolean holds, String line) {
    if (!holds) {
      throw new IllegalArgumentException(
          "must be one line with a type (%s) and a key, such as ssh-keyscan prints, not %s"
              .formatted(String.join(", ", TYPES), Quoted.of(line)));
    }
  }

  /** The key begins with the name of its type. */
  private boolean isOfItsType() {
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
      if (bytes.remaining() < LENGTH_BYTES + type.length() || bytes.getInt() != type.length()) {
        return false;
      }
      var name = new byte[type.length()];
      bytes.get(name);
      return bytes.hasRemaining() && new String(name, StandardCharsets.US_ASCII).equals(type);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The fingerprint as OpenSSH shows it. */
  public String fingerprint() {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(encoded));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  /** The line by which the key is stored and shown. */
  public String line() {
    return type + " " + encoded;
  }
}
