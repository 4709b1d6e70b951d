package io.relance.compiler.liquid;

import io.relance.domain.text.NumberBounds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liqp.TemplateContext;
import org.jspecify.annotations.Nullable;

/** How much memory and time a filter may use, decided from its arguments before it runs. */
final class FilterBounds {
  /** Longer than any message; a filter's result beyond it ends the rendering. */
  static final int MAX_LENGTH = 200_000;

  private static final int MAX_ITEMS = 10_000;
  private static final int MAX_DIGITS = 100;
  private static final int MAX_BITS = 332;

  /** More decimal places than any currency or database uses. */
  private static final int MAX_SCALE = 38;

  /** The characters of a list's items together: a list may hold one long text many times. */
  private static final int MAX_WEIGHT = 1_000_000;

  /** The characters that one rendering may read and write: about a tenth of a second. */
  private static final int MAX_WORK = 10_000_000;

  private static final Pattern WIDTH = Pattern.compile("%[^%A-Za-z0-9]*0*([1-9]\\d*)");

  /** The filters that compute with numbers, and with texts that look like numbers. */
  private static final Set<String> COMPUTING =
      Set.of(
          "abs",
          "at_least",
          "at_most",
          "ceil",
          "date",
          "divided_by",
          "floor",
          "minus",
          "modulo",
          "plus",
          "round",
          "slice",
          "times",
          "truncate",
          "truncatewords");

  /** Ends a rendering that would use too much. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("The text grows without limit", null, false, false);
    }
  }

  private FilterBounds() {}

  /**
   * Checks the arguments of a filter.
   *
   * @throws TooMuch when the filter would exceed a limit
   */
  static void checkArguments(
      String filter, @Nullable Object value, @Nullable Object[] params, TemplateContext context) {
    refuse(
        COMPUTING.contains(filter)
            && (isBeyond(value) || Stream.of(params).anyMatch(FilterBounds::isBeyond)));
    refuse(weight(value) > MAX_WEIGHT);
    refuse(Stream.of(params).anyMatch(param -> weight(param) > MAX_WEIGHT));
    refuse(growth(filter, value, params) > MAX_LENGTH);
    count(weight(value), context);
  }

  /**
   * Checks the result of a filter.
   *
   * @throws TooMuch when it exceeds a limit
   */
  static @Nullable Object checkResult(@Nullable Object result) {
    refuse(size(result) > (isMany(result) ? MAX_ITEMS : MAX_LENGTH));
    refuse(weight(result) > MAX_WEIGHT);
    refuse(result instanceof BigInteger integer && integer.bitLength() > MAX_BITS);
    refuse(result instanceof BigDecimal number && number.precision() > MAX_DIGITS);
    return result;
  }

  /**
   * Counts what a rendering writes.
   *
   * @throws TooMuch when all that it has written exceeds a limit
   */
  static @Nullable Object countOutput(@Nullable Object written, TemplateContext context) {
    count(weight(written), context);
    return written;
  }

  private static long growth(String filter, @Nullable Object value, @Nullable Object[] params) {
    return switch (filter) {
      case "replace" ->
          params.length < 2 ? 0 : weight(value) / Math.max(1, size(params[0])) * size(params[1]);
      case "join" -> params.length < 1 ? 0 : size(value) * size(params[0]);
      case "round" -> params.length < 1 || isAtMost(MAX_SCALE, params[0]) ? 0 : Long.MAX_VALUE;
      case "truncate", "truncatewords", "slice" ->
          Stream.of(params).allMatch(param -> isAtMost(MAX_LENGTH, param)) ? 0 : Long.MAX_VALUE;
      case "date" -> params.length < 1 ? 0 : width(String.valueOf(params[0]));
      default -> 0;
    };
  }

  /** Whether a value is no number, or one between {@code -most} and {@code most}. */
  private static boolean isAtMost(int most, @Nullable Object value) {
    try {
      return new BigDecimal(String.valueOf(value).strip()).abs().compareTo(BigDecimal.valueOf(most))
          <= 0;
    } catch (NumberFormatException _) {
      return true;
    }
  }

  /** The characters that the widths of a date's format add, such as 10 of {@code %010d}. */
  private static long width(String format) {
    return WIDTH
        .matcher(format)
        .results()
        .map(width -> width.group(1))
        .mapToLong(digits -> digits.length() > 3 ? MAX_LENGTH + 1L : Long.parseLong(digits))
        .sum();
  }

  private static void count(long work, TemplateContext context) {
    Map<String, Long> registry = context.getRegistry("relance-work");
    refuse(registry.merge("done", work + 1, Long::sum) > MAX_WORK);
  }

  private static boolean isBeyond(@Nullable Object value) {
    return switch (value) {
      case CharSequence text -> NumberBounds.isBeyond(text);
      case BigDecimal number ->
          Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS;
      case null, default -> false;
    };
  }

  private static boolean isMany(@Nullable Object value) {
    return value instanceof Collection || value instanceof Object[];
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case CharSequence text -> text.length();
      case Collection<?> items -> items.size();
      case Object[] items -> items.length;
      default -> 1;
    };
  }

  /** The characters of a value with those of its items; counting ends beyond the limit. */
  private static long weight(@Nullable Object value) {
    return switch (value) {
      case Collection<?> items -> weight(items);
      case Object[] items -> weight(Arrays.asList(items));
      case null, default -> size(value);
    };
  }

  private static long weight(Collection<?> items) {
    long weight = items.size();
    for (var item : items) {
      weight += weight(item);
      if (weight > MAX_WEIGHT) {
        return weight;
      }
    }
    return weight;
  }

  private static void refuse(boolean tooMuch) {
    if (tooMuch) {
      throw new TooMuch();
    }
  }
}
