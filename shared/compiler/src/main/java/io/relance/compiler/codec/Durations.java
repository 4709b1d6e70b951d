package io.relance.compiler.codec;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as ISO 8601 writes them: weeks, days, hours, minutes, seconds. */
final class Durations {
  private static final Pattern WEEKS = Pattern.compile("P(\\d{1,9})W");

  private Durations() {}

  static Optional<Duration> read(String text, FlowValue place) {
    try {
      return Optional.of(parse(text));
    } catch (DateTimeException | ArithmeticException _) {
      place.fault(
          Diagnostic.error(
                  "duration.invalid",
                  "Must be an ISO 8601 duration such as PT30M or P2D, not " + Quoted.of(text) + ".")
              .hint("Use weeks, days, hours, minutes and seconds; no months or years."));
      return Optional.empty();
    }
  }

  private static Duration parse(String text) {
    if (!text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new DateTimeException("Lower case");
    }
    var weeks = WEEKS.matcher(text);
    return weeks.matches()
        ? Duration.ofDays(7 * Long.parseLong(weeks.group(1)))
        : Duration.parse(text);
  }

  /** With days where whole days fit, as marketers think of durations. */
  static String write(Duration duration) {
    long days = duration.toDays();
    var rest = duration.minusDays(days);
    if (days <= 0 || rest.isNegative()) {
      return duration.toString();
    }
    return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
  }
}
