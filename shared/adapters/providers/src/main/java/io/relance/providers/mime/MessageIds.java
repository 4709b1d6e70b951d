package io.relance.providers.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.id.SendId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a send id as a Message-ID, which bounces and complaints contain, and reads it back. */
public final class MessageIds {
  private static final Pattern WRITTEN = Pattern.compile("<?([^<>@\\s]+)@[^<>@\\s]+>?");
  private static final Pattern ESCAPE = Pattern.compile("=([0-9A-F]{2})");

  private MessageIds() {}

  static String of(SendId sendId, String domain) {
    var local = new StringBuilder();
    for (var octet : sendId.value().getBytes(UTF_8)) {
      var character = (char) (octet & 0xff);
      local.append(isPlain(character) ? Character.toString(character) : escaped(octet));
    }
    return "<" + local + "@" + domain + ">";
  }

  /** The send id in a Message-ID of this installation. */
  public static Optional<String> sendId(String messageId) {
    var written = WRITTEN.matcher(messageId.strip());
    return written.matches()
        ? Optional.of(
            ESCAPE
                .matcher(written.group(1))
                .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16))))
        : Optional.empty();
  }

  private static boolean isPlain(char character) {
    return character < 128
        && (Character.isLetterOrDigit(character) || "-_".indexOf(character) >= 0);
  }

  private static String escaped(byte octet) {
    return "=" + HexFormat.of().withUpperCase().toHexDigits(octet);
  }
}
