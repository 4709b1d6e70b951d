package io.relance.compiler.liquid.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import liqp.filters.date.BasicDateParser;
import org.jspecify.annotations.Nullable;

/** Reads dates and times as people and machines write them; an offset that is written stays. */
final class DateReader {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .parseLenient()
          .appendPattern("uuuu-M-d")
          .optionalStart()
          .appendPattern("['T'][ ]H:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalStart()
          .appendPattern("[ ]")
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .appendPattern("[ 'UTC']")
          .optionalEnd()
          .toFormatter(Locale.ENGLISH);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");

  private final InstantSource clock;
  private final ZoneId zone;
  private final BasicDateParser others;

  /**
   * @param others reads what is not ISO 8601
   */
  DateReader(InstantSource clock, ZoneId zone, BasicDateParser others) {
    this.clock = clock;
    this.zone = zone;
    this.others = others;
  }

  /** The time that a value stands for; empty when it is none. */
  Optional<ZonedDateTime> read(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case ZonedDateTime time -> Optional.of(time);
      case TemporalAccessor time ->
          Optional.of(BasicDateParser.getZonedDateTimeFromTemporalAccessor(time, zone));
      case Number seconds -> seconds(RubyNumber.of(seconds).value().longValue());
      default -> text(value.toString().strip());
    };
  }

  private Optional<ZonedDateTime> text(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.equalsIgnoreCase("now") || text.equalsIgnoreCase("today")) {
      return Optional.of(clock.instant().atZone(zone));
    }
    if (SECONDS.matcher(text).matches()) {
      return seconds(Long.parseLong(text));
    }
    return iso(text).or(() -> time(text)).or(() -> other(text));
  }

  private Optional<ZonedDateTime> seconds(long seconds) {
    return Optional.of(Instant.ofEpochSecond(seconds).atZone(zone));
  }

  private Optional<ZonedDateTime> iso(String text) {
    try {
      var read = ISO.parse(text);
      var date = read.query(TemporalQueries.localDate());
      var time = read.query(TemporalQueries.localTime());
      var offset = read.query(TemporalQueries.offset());
      var local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
      var written = text.endsWith("UTC") ? ZoneOffset.UTC : offset;
      return Optional.of(local.atZone(written == null ? zone : written));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<ZonedDateTime> time(String text) {
    var time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    try {
      var seconds = time.group(3) == null ? "00" : time.group(3);
      var at =
          LocalTime.of(
              Integer.parseInt(time.group(1)),
              Integer.parseInt(time.group(2)),
              Integer.parseInt(seconds));
      return Optional.of(LocalDate.ofInstant(clock.instant(), zone).atTime(at).atZone(zone));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** A date without a time is its midnight. */
  private Optional<ZonedDateTime> other(String text) {
    return Optional.ofNullable(others.parse(text, Locale.ENGLISH, zone))
        .map(time -> text.contains(":") ? time : time.toLocalDate().atStartOfDay(time.getZone()));
  }
}
