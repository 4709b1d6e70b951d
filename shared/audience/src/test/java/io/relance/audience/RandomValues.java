package io.relance.audience;

import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Draws values, moments and periods that often meet: at the ends of days, in zones, on leap days.
 */
class RandomValues {
  private static final List<String> TEXTS =
      List.of(
          "FR",
          "fr",
          "Été",
          "ÉTÉ",
          "e\u0301te\u0301",
          "été",
          "ete",
          "",
          "a",
          "ß",
          "SS",
          "İstanbul",
          "ΣΟΦΟΣ",
          "σοφος",
          "ΟΣ",
          "Οσα",
          "K",
          "\u212A",
          "\uD83D\uDE00",
          "\uD83D",
          "2026-02-30",
          "1",
          "true",
          "日本");

  private static final List<Duration> PERIODS =
      Stream.of("PT0S", "PT1S", "PT23H", "PT24H", "P1D", "PT25H", "P2D", "P7D", "P30D", "P365D")
          .map(Duration::parse)
          .toList();

  private static final List<ZoneId> ZONES =
      Stream.of(
              "UTC",
              "Europe/Paris",
              "America/St_Johns",
              "America/Sao_Paulo",
              "Asia/Kathmandu",
              "Pacific/Apia",
              "Africa/Cairo",
              "Australia/Lord_Howe",
              "America/Havana",
              "Asia/Beirut",
              "Pacific/Kiritimati",
              "America/Scoresbysund")
          .map(ZoneId::of)
          .toList();

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  Random random() {
    return random;
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  ZoneId zone() {
    return oneOf(ZONES);
  }

  Duration period() {
    return oneOf(PERIODS);
  }

  String text() {
    return oneOf(TEXTS);
  }

  /** The shortest time between two moments. */
  Duration finest() {
    return Duration.ofNanos(1);
  }

  /** A moment near which days begin, clocks change and years end. */
  Instant now(ZoneId zone) {
    var year = oneIn(2) ? 2024 + random.nextInt(5) : 2006 + random.nextInt(6);
    var start = Year.of(year).atDay(1 + random.nextInt(365)).atStartOfDay(zone).toInstant();
    var change = zone.getRules().nextTransition(start);
    var near = change != null && oneIn(2) ? change.getInstant() : start;
    return near.plusMillis(oneOf(List.of(0L, 0L, -1L, 1L, 3_600_000L, -1_800_000L, 40_000_000L)));
  }

  /** An instant to the millisecond, often at an edge of a period that ends or begins at another. */
  Instant near(Instant now, ZoneId zone) {
    var about = oneIn(2) ? now.plus(period()) : oneIn(8) ? now(zone) : now.minus(period());
    var edge = oneIn(3) ? LocalDate.ofInstant(about, zone).atStartOfDay(zone).toInstant() : about;
    return edge.plusMillis(oneOf(List.of(0L, 0L, 1L, -1L, 60_000L, -60_000L, 3_600_000L)));
  }

  LocalDate date(Instant now, ZoneId zone) {
    if (oneIn(6)) {
      return LocalDate.of(oneOf(List.of(1904, 1996, 2000, 2024, 2028)), 2, 28 + random.nextInt(2));
    }
    var day = LocalDate.ofInstant(near(now, zone), zone);
    return oneIn(3) ? day.minusYears(random.nextInt(90)) : day;
  }

  Moment moment(Instant now, ZoneId zone) {
    return oneIn(2)
        ? new Moment.Day(date(now, zone))
        : new Moment.Point(near(now, zone).plus(oneIn(5) ? finest() : Duration.ZERO));
  }

  BigDecimal number() {
    return switch (random.nextInt(12)) {
      case 0 -> new BigDecimal("1E+30");
      case 1 -> new BigDecimal("-1E-30");
      case 2 -> new BigDecimal("999999999999999999.999");
      case 3 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(25));
      case 4 -> BigDecimal.valueOf(Long.MAX_VALUE);
      case 5 -> new BigDecimal("1.0000000001");
      default -> BigDecimal.valueOf(random.nextInt(-30, 30), oneOf(List.of(0, 0, 1, 2, 3)));
    };
  }

  Scalar scalar(Instant now, ZoneId zone) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Scalar.Numeric(number());
      case 2 -> new Scalar.Flag(oneIn(2));
      case 3 -> new Scalar.Text(date(now, zone).toString());
      case 4 -> new Scalar.Text(near(now, zone).toString());
      case 5 -> new Scalar.Text(oddMoment(now, zone));
      default -> new Scalar.Text(text());
    };
  }

  /** A moment that is written in another way than the usual one. */
  private String oddMoment(Instant now, ZoneId zone) {
    var instant = near(now, zone);
    return switch (random.nextInt(5)) {
      case 0 -> instant.plus(finest()).toString();
      case 1 -> instant.toString().replace('Z', 'z').replace('T', 't');
      case 2 -> instant.atOffset(ZoneOffset.ofHoursMinutes(5, 30)).toString();
      case 3 -> "+12026-01-01T00:00:00Z";
      default -> "2026-01-01T10:00Z";
    };
  }

  PropertyValue value(Instant now, ZoneId zone) {
    return oneIn(8)
        ? new PropertyValue.TextList(Stream.generate(this::text).limit(random.nextInt(4)).toList())
        : scalar(now, zone);
  }
}
