package io.relance.audience.column;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Reads dates and instants in the one form in which they are written, and in no other. */
final class MomentDigits {
  /** The length of a date. */
  static final int DATE = "2026-01-31".length();

  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final String MILLIS = "0000-00-00T00:00:00.000Z";
  private static final long SECONDS_IN_A_DAY = 86_400;

  private MomentDigits() {}

  /** The day since 1970 of a date at the start of a text; empty when there is none. */
  static OptionalLong day(String text) {
    if (!isLike(SECONDS.substring(0, DATE), text)) {
      return OptionalLong.empty();
    }
    try {
      var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      return OptionalLong.of(date.toEpochDay());
    } catch (DateTimeException _) {
      return OptionalLong.empty();
    }
  }

  /** The milliseconds since 1970 of an instant; empty for every other text. */
  static OptionalLong instant(String text) {
    var hasMillis = text.length() == MILLIS.length();
    if (text.length() != SECONDS.length() && !hasMillis) {
      return OptionalLong.empty();
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int millis = hasMillis ? number(text, 20, 23) : 0;
    if (!isLike(hasMillis ? MILLIS : SECONDS, text)
        || hour > 23
        || minute > 59
        || second > 59
        || (hasMillis && millis == 0)) {
      return OptionalLong.empty();
    }
    long seconds = (hour * 60L + minute) * 60 + second;
    var day = day(text);
    return day.isPresent()
        ? OptionalLong.of((day.getAsLong() * SECONDS_IN_A_DAY + seconds) * 1000 + millis)
        : day;
  }

  /** Whether a text begins with a digit for each 0 of a pattern, and with its other characters. */
  private static boolean isLike(String pattern, String text) {
    for (int at = 0; at < pattern.length(); at++) {
      char wanted = pattern.charAt(at);
      char found = text.charAt(at);
      if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = number * 10 + text.charAt(at) - '0';
    }
    return number;
  }
}
