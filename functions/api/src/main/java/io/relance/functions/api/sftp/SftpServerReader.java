package io.relance.functions.api.sftp;

import io.relance.application.sftp.SftpServers.NewSftpServer;
import io.relance.domain.sftp.HostKey;
import io.relance.domain.sftp.SftpAddress;
import io.relance.domain.sftp.SftpCredential;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.json.NameFields;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads SFTP servers to create. */
final class SftpServerReader {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}");
  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----(.+)-----END (?:[A-Z0-9]+ )*PRIVATE"
              + " KEY-----\\s*",
          Pattern.DOTALL);

  /** What an unencrypted key of OpenSSH begins with: its format, and the cipher "none". */
  private static final byte[] OPENSSH =
      "openssh-key-v1\0\0\0\0\4none".getBytes(StandardCharsets.US_ASCII);

  private static final int LONGEST_USER = 128;
  private static final int LONGEST_PASSWORD = 1_000;
  private static final int LONGEST_KEY = 20_000;
  private static final int LONGEST_FOLDER = 500;
  private static final int PORT = 22;
  private static final int LAST_PORT = 65_535;

  private SftpServerReader() {}

  static Supplier<NewSftpServer> creation(JsonFields fields) {
    var name = fields.required("name", NameFields::name);
    var key = NameFields.key(fields);
    var host = fields.required("host", SftpServerReader::host);
    var port = fields.optional("port", value -> value.integer(1, LAST_PORT));
    var user = fields.required("user", value -> line(value, LONGEST_USER));
    var credential = credential(fields);
    var hostKey = fields.required("hostKey", SftpServerReader::hostKey);
    var folder = fields.optional("folder", SftpServerReader::folder);
    return () ->
        new NewSftpServer(
            name.orElseThrow(),
            key.orElseThrow(),
            new SftpAddress(
                host.orElseThrow(),
                port.map(Long::intValue).orElse(PORT),
                user.orElseThrow(),
                hostKey.orElseThrow(),
                folder.orElse(".")),
            credential.orElseThrow());
  }

  private static Optional<String> host(JsonValue value) {
    return value
        .string()
        .filter(
            host ->
                value.holds(
                    HOST.matcher(host).matches(),
                    "must be the name or the address of a host, such as sftp.example.com, not "
                        + Quoted.of(host)));
  }

  private static Optional<String> line(JsonValue value, int longest) {
    return value
        .string()
        .filter(
            text ->
                value.holds(
                    !text.isBlank()
                        && text.length() <= longest
                        && text.chars().noneMatch(Character::isISOControl),
                    "must be 1 to %d printable characters".formatted(longest)));
  }

  private static Optional<HostKey> hostKey(JsonValue value) {
    return value.string().flatMap(line -> hostKey(value, line));
  }

  private static Optional<HostKey> hostKey(JsonValue value, String line) {
    try {
      return Optional.of(HostKey.parse(line));
    } catch (IllegalArgumentException e) {
      value.fault(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<String> folder(JsonValue value) {
    return line(value, LONGEST_FOLDER)
        .filter(
            folder ->
                value.holds(
                    !folder.contains("\\")
                        && Arrays.stream(folder.split("/")).noneMatch(".."::equals),
                    "must be a folder without .. and \\, such as /exports, not "
                        + Quoted.of(folder)));
  }

  /** Never quotes what was given. */
  private static Optional<SftpCredential> credential(JsonFields fields) {
    var password = fields.optional("password", value -> line(value, LONGEST_PASSWORD));
    var privateKey = fields.optional("privateKey", SftpServerReader::privateKey);
    if (isGiven(fields, "password") == isGiven(fields, "privateKey")) {
      fields.fault(
          "password", "must be given if privateKey is not, and must not be given together with it");
    }
    return password
        .<SftpCredential>map(SftpCredential.Password::new)
        .or(() -> privateKey.map(SftpCredential.PrivateKey::new));
  }

  private static boolean isGiven(JsonFields fields, String name) {
    return fields.get(name).filter(value -> !value.node().isNull()).isPresent();
  }

  private static Optional<String> privateKey(JsonValue value) {
    return value
        .string()
        .filter(
            pem ->
                value.holds(
                    pem.length() <= LONGEST_KEY && isReadable(pem),
                    "must be a private key in PEM without a passphrase, which begins with"
                        + " -----BEGIN and ends with PRIVATE KEY-----"));
  }

  private static boolean isReadable(String pem) {
    var found = PEM.matcher(pem);
    if (!found.matches() || pem.contains("ENCRYPTED")) {
      return false;
    }
    if (!pem.contains("BEGIN OPENSSH PRIVATE KEY")) {
      return true;
    }
    try {
      var bytes = Base64.getMimeDecoder().decode(found.group(1));
      return bytes.length > OPENSSH.length
          && Arrays.equals(OPENSSH, Arrays.copyOf(bytes, OPENSSH.length));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
