package io.relance.domain.sentence;

import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.Scalar;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values in sentences: texts in quotation marks where they are more than a word, dates, periods.
 */
final class SentenceValues {
  private static final int MOST_LISTED = 5;
  private static final int LONGEST = 60;
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}.@_+-]*");

  private SentenceValues() {}

  /** A text, in quotation marks unless it is a word. */
  static String quoted(String text) {
    var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return WORD.matcher(shown).matches() ? shown : "“" + shown + "”";
  }

  /**
   * A single value.
   *
   * @param yes how true is written
   * @param no how false is written
   */
  static String of(Scalar value, String yes, String no) {
    return switch (value) {
      case Scalar.Text(var text) -> quoted(text);
      case Scalar.Numeric(var number) ->
          Math.abs(number.scale()) > LONGEST ? number.toString() : number.toPlainString();
      case Scalar.Flag(var flag) -> flag ? yes : no;
    };
  }

  static String listed(Stream<String> values, int count) {
    return values.limit(MOST_LISTED).collect(Collectors.joining(", "))
        + (count > MOST_LISTED ? ", …" : "");
  }

  static String of(Moment moment, Locale language) {
    return switch (moment) {
      case Moment.Day(var date) ->
          DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(date);
      case Moment.Point(var instant) ->
          DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm 'UTC'", language)
              .format(instant.atOffset(ZoneOffset.UTC));
    };
  }

  static String of(Channel channel) {
    return switch (channel) {
      case SMS -> "SMS";
      case EMAIL -> "email";
      case WHATSAPP -> "WhatsApp";
    };
  }

  /** A part of a period, such as 2 hours. */
  record Amount(long count, Unit unit) {}

  /** A unit of time. */
  enum Unit {
    DAY,
    HOUR,
    MINUTE,
    SECOND
  }

  /** The parts of a period, the largest first; none of no time at all. */
  static List<Amount> amounts(Duration period) {
    return Stream.of(
            new Amount(period.toDays(), Unit.DAY),
            new Amount(period.toHoursPart(), Unit.HOUR),
            new Amount(period.toMinutesPart(), Unit.MINUTE),
            new Amount(period.toSecondsPart(), Unit.SECOND))
        .filter(amount -> amount.count() != 0)
        .toList();
  }
}
