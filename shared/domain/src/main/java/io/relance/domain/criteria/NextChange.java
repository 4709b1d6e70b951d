package io.relance.domain.criteria;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds when the answer of criteria for a contact may change by the passing of time alone. */
public final class NextChange {
  private final CriteriaFacts facts;
  private final LocalDate today;

  private NextChange(CriteriaFacts facts) {
    this.facts = facts;
    this.today = LocalDate.ofInstant(facts.now(), facts.zone());
  }

  /**
   * An instant after the moment of the facts up to which the answer stays, while the facts stay;
   * empty when it stays for ever. The answer need not be another then.
   */
  public static Optional<Instant> of(Criteria criteria, CriteriaFacts facts) {
    return new NextChange(facts)
        .changes(criteria)
        .filter(change -> change.isAfter(facts.now()))
        .min(Comparator.naturalOrder());
  }

  private Stream<Instant> changes(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> parts.stream().flatMap(this::changes);
      case Criteria.Any(var parts) -> parts.stream().flatMap(this::changes);
      case Criteria.Not(var part) -> changes(part);
      case Criteria.Property(var name, var test) ->
          facts.property(name).stream().flatMap(value -> changes(test, value));
      case Criteria.InSegment segment -> facts.segment(segment).stream().flatMap(this::changes);
      case Criteria.Event event -> changes(event);
      case Criteria.RelatedRows rows -> changes(rows);
      case Criteria.InList _, Criteria.Consent _, Criteria.Reachable _, Criteria.MessageOutcome _ ->
          Stream.empty();
    };
  }

  private Stream<Instant> changes(Criteria.RelatedRows criterion) {
    if (criterion.where().isEmpty()) {
      return Stream.empty();
    }
    try (var rows = facts.rows(criterion.table())) {
      return rows.flatMap(row -> changes(criterion.where().orElseThrow(), row)).toList().stream();
    }
  }

  /** Events that left a period that began at some time before now never return to it. */
  private Stream<Instant> changes(Criteria.Event criterion) {
    var period = criterion.period();
    var begin = period.range(facts.now(), facts.zone(), facts::enteredAt).from();
    var ages =
        Stream.of(period.since(), period.until())
            .flatMap(Optional::stream)
            .filter(EventPeriod.Ago.class::isInstance)
            .map(limit -> ((EventPeriod.Ago) limit).period())
            .toList();
    if (ages.isEmpty() && criterion.where().isEmpty()) {
      return Stream.empty();
    }
    try (var events = facts.events(criterion.event(), new TimeRange(begin, Instant.MAX))) {
      return events
          .flatMap(event -> changes(event, ages, criterion.where().stream().toList()))
          .toList()
          .stream();
    }
  }

  private Stream<Instant> changes(RecordedEvent event, List<Duration> ages, List<Criteria> where) {
    return Stream.concat(
        ages.stream().map(age -> justAfter(event.at().plus(age))),
        where.stream().flatMap(filter -> changes(filter, event.properties())));
  }

  private Stream<Instant> changes(Criteria filter, Map<String, PropertyValue> properties) {
    return RecordCriteria.comparisons(filter)
        .flatMap(
            one ->
                Stream.ofNullable(properties.get(one.property().value()))
                    .flatMap(value -> changes(one.test(), value)));
  }

  private Stream<Instant> changes(PropertyTest test, PropertyValue value) {
    return value instanceof Scalar.Text(var text)
        ? Moment.parse(text).stream().flatMap(moment -> changes(test, moment))
        : Stream.empty();
  }

  private Stream<Instant> changes(PropertyTest test, Moment moment) {
    return switch (test) {
      case PropertyTest.Within(var period) -> within(moment, period);
      case PropertyTest.Next(var period) -> next(moment, period);
      case PropertyTest.AnniversaryWithin(var period) -> anniversaries(moment, period.toDays());
      case PropertyTest.Is _,
          PropertyTest.IsNot _,
          PropertyTest.Exists _,
          PropertyTest.Contains _,
          PropertyTest.StartsWith _,
          PropertyTest.OneOf _,
          PropertyTest.Includes _,
          PropertyTest.Greater _,
          PropertyTest.Less _,
          PropertyTest.Before _,
          PropertyTest.After _ ->
          Stream.empty();
    };
  }

  private Stream<Instant> within(Moment moment, Duration period) {
    return switch (moment) {
      case Moment.Point(var instant) -> Stream.of(instant, justAfter(instant.plus(period)));
      case Moment.Day(var day) -> days(day, day.plusDays(period.toDays()));
    };
  }

  private Stream<Instant> next(Moment moment, Duration period) {
    return switch (moment) {
      case Moment.Point(var instant) -> Stream.of(instant.minus(period), justAfter(instant));
      case Moment.Day(var day) -> days(day.minusDays(period.toDays()), day);
    };
  }

  private Stream<Instant> anniversaries(Moment moment, long days) {
    var day = moment.day(facts.zone());
    return IntStream.rangeClosed(-1, 2 + (int) (days / ChronoUnit.YEARS.getDuration().toDays()))
        .mapToObj(years -> day.withYear(today.getYear() + years))
        .flatMap(anniversary -> days(anniversary.minusDays(days), anniversary));
  }

  /** When it becomes one of the days from one to another, and when it no longer is. */
  private Stream<Instant> days(LocalDate first, LocalDate last) {
    return Stream.of(first, last.plusDays(1)).flatMap(day -> DayChanges.begin(day, facts.zone()));
  }

  private static Instant justAfter(Instant instant) {
    return instant.plusNanos(1);
  }
}
