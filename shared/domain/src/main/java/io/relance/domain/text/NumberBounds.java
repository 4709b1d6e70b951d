package io.relance.domain.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The decimal numbers that every store and type here can hold, recognised by how they are written.
 *
 * <p>Nothing is computed: an exponent of ten digits costs nothing to write and all memory to add.
 */
public final class NumberBounds {
  /** The rule for numbers, as the end of a message. */
  public static final String RULE = "must be a number of at most 38 digits, smaller than 1E+126";

  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MAX_EXPONENT_DIGITS = 5;

  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d+))?\\s*");

  private NumberBounds() {}

  /** Whether a text is a number that is too long, too large or too near to zero. */
  public static boolean isBeyond(CharSequence text) {
    var number = NUMBER.matcher(text);
    return number.matches() && !fits(number);
  }

  private static boolean fits(Matcher number) {
    var whole = group(number, 1);
    var digits = (whole + group(number, 2)).replaceFirst("^0+", "");
    var power = group(number, 3);
    if (digits.length() > MAX_DIGITS || power.length() > MAX_EXPONENT_DIGITS) {
      return false;
    }
    int exponent = power.isEmpty() ? 0 : Integer.parseInt(power);
    int fraction = group(number, 2).length();
    return Math.abs(exponent) <= MAX_EXPONENT
        && Math.abs(digits.length() - fraction + exponent) <= MAX_EXPONENT + 1;
  }

  private static String group(Matcher number, int index) {
    var group = number.group(index);
    return group == null ? "" : group;
  }
}
