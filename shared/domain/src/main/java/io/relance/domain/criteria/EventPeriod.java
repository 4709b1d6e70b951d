package io.relance.domain.criteria;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The period in which events count; its start belongs to it, its end does not.
 *
 * @param since absent: from the first event on
 * @param until absent: to the last event
 */
public record EventPeriod(Optional<Since> since, Optional<Until> until) {
  /** All time. */
  public static final EventPeriod EVER = new EventPeriod(Optional.empty(), Optional.empty());

  /** Where a period begins. */
  public sealed interface Since permits Entry, Ago, On {}

  /** Where a period ends. */
  public sealed interface Until permits Ago, On {}

  /**
   * The beginning of the enrollment: the own time of the event that started it, else the time at
   * which the contact entered.
   */
  public record Entry() implements Since {}

  /** So long before now. */
  public record Ago(Duration period) implements Since, Until {}

  /** A day of the project, which a period that ends on it contains; or an instant. */
  public record On(Moment moment) implements Since, Until {}

  /** The period from a start on. */
  public static EventPeriod since(Since start) {
    return new EventPeriod(Optional.of(start), Optional.empty());
  }

  /** The last so and so long. */
  public static EventPeriod last(Duration period) {
    return since(new Ago(period));
  }

  /** The period from the beginning of the enrollment on. */
  public static EventPeriod sinceEntry() {
    return since(new Entry());
  }

  /**
   * The instants of the period at one moment.
   *
   * @param zone the project's, in which a day is a day
   * @param enteredAt the beginning of the enrollment; asked for only by a period that begins there
   */
  public TimeRange range(Instant now, ZoneId zone, Supplier<Instant> enteredAt) {
    return new TimeRange(
        since.map(start -> start(start, now, zone, enteredAt)).orElse(Instant.MIN),
        until.map(end -> end(end, now, zone)).orElse(Instant.MAX));
  }

  /** Whether no event can ever be in it, in whatever time zone; an empty period is one. */
  public boolean endsBeforeItBegins() {
    return since.isPresent()
        && until.isPresent()
        && isAfter(since.orElseThrow(), until.orElseThrow());
  }

  private static boolean isAfter(Since since, Until until) {
    if (since instanceof Ago(var start) && until instanceof Ago(var end)) {
      return end.compareTo(start) >= 0;
    }
    if (since instanceof On(Moment.Day(var start)) && until instanceof On(Moment.Day(var end))) {
      return end.isBefore(start);
    }
    return since instanceof On && until instanceof On && isAfterAnywhere(since, until);
  }

  /** Where one of them is a day, its limits in the zones that are furthest apart. */
  private static boolean isAfterAnywhere(Since since, Until until) {
    var start = start(since, Instant.EPOCH, ZoneOffset.MAX, () -> Instant.EPOCH);
    return !end(until, Instant.EPOCH, ZoneOffset.MIN).isAfter(start);
  }

  private static Instant start(Since since, Instant now, ZoneId zone, Supplier<Instant> enteredAt) {
    return switch (since) {
      case Entry() -> enteredAt.get();
      case Ago(var period) -> now.minus(period);
      case On(Moment.Day(var date)) -> date.atStartOfDay(zone).toInstant();
      case On(Moment.Point(var instant)) -> instant;
    };
  }

  private static Instant end(Until until, Instant now, ZoneId zone) {
    return switch (until) {
      case Ago(var period) -> now.minus(period);
      case On(Moment.Day(var date)) -> date.plusDays(1).atStartOfDay(zone).toInstant();
      case On(Moment.Point(var instant)) -> instant;
    };
  }
}
