package io.relance.providers.ses;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.id.SendId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a send id as the value of a tag, which every event about an email repeats, and reads it
 * back. Tags take letters, digits, dashes and underscores only; an underscore begins an escape.
 */
final class SendTags {
  /** The name of the tag. */
  static final String NAME = "send";

  private static final Pattern ESCAPE = Pattern.compile("_([0-9a-f]{2})");
  private static final Pattern VALUE = Pattern.compile("(?:[A-Za-z0-9-]|_[0-9a-f]{2}){1,256}");

  private SendTags() {}

  static String of(SendId sendId) {
    var value = new StringBuilder();
    for (var octet : sendId.value().getBytes(UTF_8)) {
      var character = (char) (octet & 0xff);
      if (isPlain(character)) {
        value.append(character);
      } else {
        value.append('_').append(HexFormat.of().toHexDigits(octet));
      }
    }
    return value.toString();
  }

  /** The send id in the value of a tag; empty when it is none of ours. */
  static Optional<SendId> sendId(String value) {
    if (!VALUE.matcher(value).matches()) {
      return Optional.empty();
    }
    var octets =
        ESCAPE
            .matcher(value)
            .replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(1))));
    return Optional.of(new SendId(new String(octets.getBytes(ISO_8859_1), UTF_8)));
  }

  private static String character(String hex) {
    return Character.toString(Integer.parseInt(hex, 16));
  }

  private static boolean isPlain(char character) {
    return character < 128 && (Character.isLetterOrDigit(character) || character == '-');
  }
}
