package io.relance.domain.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Reads instants as {@link Instant#toString} writes those of our years, in a tenth of the time of
 * {@link Instant#parse}: every item that is read has some.
 */
public final class InstantText {
  /** The characters of the seconds, in {@code 2026-12-01T09:30:00Z}. */
  private static final int SECONDS_END = 19;

  private static final int MOST_DIGITS = 9;

  private InstantText() {}

  /**
   * Reads an instant in ISO 8601.
   *
   * @throws DateTimeParseException when the text is no instant
   */
  public static Instant parse(String text) {
    return isUsual(text) ? usual(text) : Instant.parse(text);
  }

  /**
   * Whether it is written as {@code 2026-12-01T09:30:00Z}, with at most nine digits of a second.
   */
  private static boolean isUsual(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || end > SECONDS_END + 1 + MOST_DIGITS || end == SECONDS_END + 1) {
      return false;
    }
    for (int place = 0; place < end; place++) {
      char expected =
          switch (place) {
            case 4, 7 -> '-';
            case 10 -> 'T';
            case 13, 16 -> ':';
            case SECONDS_END -> '.';
            default -> '0';
          };
      char given = text.charAt(place);
      if (expected == '0' ? given < '0' || given > '9' : given != expected) {
        return false;
      }
    }
    return text.charAt(end) == 'Z';
  }

  private static Instant usual(String text) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    try {
      var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      long ofDay = (hour * 60L + minute) * 60 + second;
      return Instant.ofEpochSecond(date.toEpochDay() * 86_400 + ofDay, nanos(text));
    } catch (DateTimeException wrong) {
      throw new DateTimeParseException(wrong.getMessage(), text, 0, wrong);
    }
  }

  private static int nanos(String text) {
    int end = text.length() - 1;
    if (end == SECONDS_END) {
      return 0;
    }
    int nanos = number(text, SECONDS_END + 1, end);
    for (int digits = end - SECONDS_END - 1; digits < MOST_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int place = from; place < to; place++) {
      number = number * 10 + text.charAt(place) - '0';
    }
    return number;
  }
}
