package io.relance.application.tabular;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Dates of sheets, which are numbers with the format of a date. */
final class XlsxDates {
  /** What of a format's pattern is literal: texts, escaped characters, colours and conditions. */
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]");

  private static final Pattern OF_DATES = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

  /** The day before which Excel's calendar has a 29 February 1900. */
  private static final int FALSE_LEAP_DAY = 61;

  private static final double MOST_DAYS = 2_958_466;
  private static final long SECONDS_A_DAY = 86_400;

  private XlsxDates() {}

  /** Whether a number format shows dates or times. */
  static boolean isDate(int format, String pattern) {
    return switch (format) {
      case 14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47 -> true;
      default ->
          (format >= 27 && format <= 36)
              || (format >= 50 && format <= 58)
              || OF_DATES.matcher(LITERAL.matcher(pattern).replaceAll("")).find();
    };
  }

  /** Whether a number can be a date. */
  static boolean inRange(double days) {
    return days >= 0 && days < MOST_DAYS;
  }

  /** A date, a time of day, or an instant in the zone. */
  static String text(double days, boolean from1904, ZoneId zone) {
    long seconds = Math.round(days * SECONDS_A_DAY);
    long day = Math.floorDiv(seconds, SECONDS_A_DAY);
    var time = LocalTime.MIDNIGHT.plus(Duration.ofSeconds(Math.floorMod(seconds, SECONDS_A_DAY)));
    if (day == 0 && !from1904) {
      return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    var epoch = from1904 ? EPOCH_1904 : EPOCH;
    var date = epoch.plusDays(!from1904 && day < FALSE_LEAP_DAY - 1 ? day + 1 : day);
    return time.equals(LocalTime.MIDNIGHT)
        ? date.toString()
        : LocalDateTime.of(date, time).atZone(zone).toInstant().toString();
  }
}
