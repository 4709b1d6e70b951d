package io.relance.domain.text;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Replaces the web addresses in a text by short links. The path of a short link is the code of its
 * message, followed by the number of the address in it.
 *
 * @param prefix what is before the code, such as {@code https://go.example.com/l/}; empty where
 *     addresses stay as they are
 */
public record ShortLinks(String prefix) {
  /** Replaces nothing. */
  public static final ShortLinks OFF = new ShortLinks("");

  /** The length of the code of a message: 65 bits in 0-9, A-Z and a-z. */
  public static final int CODE_LENGTH = 11;

  /** Stands for the code of a message that is not sent, and leads nowhere. */
  public static final String SAMPLE_CODE = "0".repeat(CODE_LENGTH);

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{%d}".formatted(CODE_LENGTH));
  private static final Pattern PATH =
      Pattern.compile("([0-9A-Za-z]{%d})([0-9A-Za-z]{1,2})".formatted(CODE_LENGTH));

  /**
   * A text with short links.
   *
   * @param targets the addresses that they lead to, by their numbers
   */
  public record Shortened(String text, List<String> targets) {
    public Shortened {
      targets = List.copyOf(targets);
    }
  }

  /**
   * The path of a short link, taken apart.
   *
   * @param code of its message
   * @param number of the address in the message
   */
  public record Path(String code, int number) {}

  /**
   * Replaces the addresses in a text; one that is in it twice has one short link.
   *
   * @param excluded the addresses that stay as they are
   */
  public Shortened shorten(String text, String code, Predicate<String> excluded) {
    var shortener = new LinkShortener(this, code, excluded);
    return new Shortened(shortener.inText(text), shortener.targets());
  }

  /** Whether addresses stay as they are. */
  public boolean isOff() {
    return prefix.isEmpty();
  }

  /** Whether a text has the form of a code of a message. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** The short link of an address in a message. */
  String link(String code, int number) {
    int high = number / DIGITS.length();
    var first = high == 0 ? "" : String.valueOf(DIGITS.charAt(high));
    return prefix + code + first + DIGITS.charAt(number % DIGITS.length());
  }

  /** Takes the path of a short link apart; empty when it is none. */
  public static Optional<Path> path(String text) {
    var path = PATH.matcher(text);
    if (!path.matches()) {
      return Optional.empty();
    }
    int number =
        path.group(2)
            .chars()
            .map(DIGITS::indexOf)
            .reduce(0, (high, low) -> high * DIGITS.length() + low);
    return Optional.of(new Path(path.group(1), number));
  }

  /** The code of a message from at least eight bytes. */
  public static String code(byte[] bytes) {
    var code = new StringBuilder();
    var left = new BigInteger(1, bytes);
    var base = BigInteger.valueOf(DIGITS.length());
    for (int at = 0; at < CODE_LENGTH; at++) {
      var parts = left.divideAndRemainder(base);
      code.append(DIGITS.charAt(parts[1].intValue()));
      left = parts[0];
    }
    return code.toString();
  }
}
