package io.relance.functions.api.json;

import io.relance.domain.text.Quoted;
import io.relance.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the instants and periods of bodies. */
public final class TimeFields {
  private TimeFields() {}

  /** An instant in milliseconds, from a time with an offset. */
  public static Optional<Instant> instant(JsonValue value) {
    return value.parsed(
        text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS),
        "a time with an offset such as 2026-11-22T10:00:00Z");
  }

  /**
   * A duration from zero to a maximum.
   *
   * @param range names both for a message, with an example, such as {@code from PT0S to P366D, such
   *     as "PT30M"}
   */
  public static Optional<Duration> period(JsonValue value, Duration longest, String range) {
    return value
        .string()
        .flatMap(
            text -> {
              var period = parsed(text).filter(it -> it.compareTo(longest) <= 0);
              return value.holds(
                      period.isPresent(),
                      "must be an ISO 8601 duration %s, not %s".formatted(range, Quoted.of(text)))
                  ? period
                  : Optional.empty();
            });
  }

  private static Optional<Duration> parsed(String text) {
    try {
      return Optional.of(Duration.parse(text)).filter(period -> !period.isNegative());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
