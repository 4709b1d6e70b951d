package io.relance.domain.web;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the web addresses in a text: {@code http://…} and {@code https://…}. */
public final class WebAddresses {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\bhttps?://[^\\s\\p{Z}\\p{Cc}\\p{Cf}\"<>«»“”]+");
  private static final Pattern PARTS =
      Pattern.compile("(?i)(https?)://([\\p{L}\\p{N}.-]+)(:\\d{1,5})?([/?#].*)?");
  private static final String PUNCTUATION = ".,;:!?…'’*";
  private static final String UNESCAPED = "-._~:/?#@!$&'()*+,;=";
  private static final int LONGEST = 2_048;

  private WebAddresses() {}

  /**
   * An address and its place.
   *
   * @param start the place of its first character
   */
  public record Found(int start, String address) {
    public int end() {
      return start + address.length();
    }
  }

  /** The addresses in a text, in order, without the punctuation of the sentence around them. */
  public static Stream<Found> in(String text) {
    return ADDRESS
        .matcher(text)
        .results()
        .map(found -> new Found(found.start(), withoutPunctuation(found.group())));
  }

  private static String withoutPunctuation(String address) {
    int end = address.length();
    while (isPunctuation(address.substring(0, end))) {
      end--;
    }
    return address.substring(0, end);
  }

  /** A bracket belongs to the sentence unless the address opens it. */
  private static boolean isPunctuation(String address) {
    char last = address.charAt(address.length() - 1);
    return switch (last) {
      case ')' -> count(address, '(') < count(address, ')');
      case ']' -> count(address, '[') < count(address, ']');
      default -> PUNCTUATION.indexOf(last) >= 0;
    };
  }

  private static long count(String text, char character) {
    return text.chars().filter(it -> it == character).count();
  }

  /**
   * The address in ASCII, as a browser requests it; empty when it is none that a message should
   * lead to, such as one with a user name, which may pretend to be another host.
   */
  public static Optional<String> ascii(String address) {
    var parts = PARTS.matcher(address);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      var port = Optional.ofNullable(parts.group(3)).orElse("");
      var rest = Optional.ofNullable(parts.group(4)).orElse("");
      var whole =
          parts.group(1).toLowerCase(Locale.ROOT)
              + "://"
              + IDN.toASCII(parts.group(2))
              + port
              + escaped(rest);
      return Optional.of(whole)
          .filter(it -> it.length() <= LONGEST)
          .filter(it -> URI.create(it).getHost() != null);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String escaped(String rest) {
    var escaped = new StringBuilder();
    for (int at = 0; at < rest.length(); ) {
      int character = rest.codePointAt(at);
      boolean plain =
          character < 128
              && (Character.isLetterOrDigit(character)
                  || UNESCAPED.indexOf(character) >= 0
                  || isEscape(rest, at));
      if (plain) {
        escaped.appendCodePoint(character);
      } else {
        for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
          escaped.append("%%%02X".formatted(one & 0xff));
        }
      }
      at += Character.charCount(character);
    }
    return escaped.toString();
  }

  private static boolean isEscape(String rest, int at) {
    return rest.startsWith("%", at)
        && at + 2 < rest.length()
        && Character.digit(rest.charAt(at + 1), 16) >= 0
        && Character.digit(rest.charAt(at + 2), 16) >= 0;
  }
}
