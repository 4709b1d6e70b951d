package io.relance.audience;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.EventSum;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks in SQL what criteria ask, as {@code docs/criteria.md} says it and without the evaluator: a
 * condition on the contact {@code c} of the tables in {@code audience.sql}, which is never NULL.
 */
final class SqlCriteria {
  private SqlCriteria() {}

  static String of(Criteria criteria) {
    return of(criteria, "c");
  }

  /**
   * @param record whose properties are compared: a contact, an event, or a related row
   */
  private static String of(Criteria criteria, String record) {
    return switch (criteria) {
      case Criteria.All(var parts) -> joined(parts, " AND ", "true", record);
      case Criteria.Any(var parts) -> joined(parts, " OR ", "false", record);
      case Criteria.Not(var part) -> "NOT (" + of(part, record) + ")";
      case Criteria.Property(var name, var test) ->
          property("%s.properties[%s]".formatted(record, Sql.text(name.value())), test);
      case Criteria.InList(var list) ->
          "c.id IN (SELECT contact FROM member WHERE list = %s)".formatted(Sql.text(list.value()));
      case Criteria.InSegment(var key, var persona) ->
          "c.id IN (FROM %s)".formatted(Sql.name((persona ? "persona " : "segment ") + key));
      case Criteria.Event event -> event(event);
      case Criteria.RelatedRows rows -> related(rows);
      case Criteria.Consent(var channel, var type, var state) ->
          "c.id IN (SELECT contact FROM consent WHERE channel = '%s' AND type = '%s' AND state = '%s')"
              .formatted(channel, type, state);
      case Criteria.Reachable(var channel) -> "is_reachable(c.id, '%s')".formatted(channel);
      case Criteria.MessageOutcome _ -> "false";
    };
  }

  private static String joined(List<Criteria> parts, String word, String none, String record) {
    return parts.isEmpty()
        ? none
        : parts.stream()
            .map(part -> of(part, record))
            .collect(Collectors.joining(")" + word + "(", "((", "))"));
  }

  private static String event(Criteria.Event criterion) {
    var conditions = new ArrayList<String>();
    conditions.add("r.contact = c.id AND r.name = " + Sql.text(criterion.event().value()));
    criterion.period().since().map(SqlCriteria::since).ifPresent(conditions::add);
    criterion.period().until().map(SqlCriteria::until).ifPresent(conditions::add);
    criterion.where().map(where -> of(where, "r")).ifPresent(conditions::add);
    var wanted = new ArrayList<String>();
    wanted.add(times(criterion.times()));
    criterion.sum().map(SqlCriteria::sum).ifPresent(wanted::add);
    return counted(wanted, "event", conditions);
  }

  private static String related(Criteria.RelatedRows criterion) {
    var conditions = new ArrayList<String>();
    conditions.add("r.contact = c.id AND r.key = " + Sql.text(criterion.table().value()));
    criterion.where().map(where -> of(where, "r")).ifPresent(conditions::add);
    return counted(List.of(times(criterion.times())), "related", conditions);
  }

  private static String counted(List<String> wanted, String table, List<String> conditions) {
    return "(SELECT %s FROM %s r WHERE (%s))"
        .formatted(String.join(" AND ", wanted), table, String.join(") AND (", conditions));
  }

  private static String times(Criteria.Times times) {
    return switch (times) {
      case Criteria.Times.AtLeast(var count) -> "count(*) >= " + count;
      case Criteria.Times.AtMost(var count) -> "count(*) <= " + count;
      case Criteria.Times.Exactly(var count) -> "count(*) = " + count;
    };
  }

  private static String sum(EventSum sum) {
    var added =
        "coalesce(sum(r.properties[%s].number), 0)".formatted(Sql.text(sum.property().value()));
    return bound(added, ">", sum.greater()) + " AND " + bound(added, "<", sum.less());
  }

  private static String bound(String sum, String compared, Optional<BigDecimal> with) {
    return with.map(number -> sum + " " + compared + " " + Sql.number(number)).orElse("true");
  }

  private static String since(EventPeriod.Since start) {
    return "r.happened >= "
        + switch (start) {
          case EventPeriod.Ago(var period) -> ago(period);
          case EventPeriod.On(Moment.Day(var date)) -> startOf(Sql.date(date));
          case EventPeriod.On(Moment.Point(var instant)) -> Sql.instant(instant);
          case EventPeriod.Entry() -> throw new IllegalStateException("Nobody has entered");
        };
  }

  private static String until(EventPeriod.Until end) {
    return "r.happened < "
        + switch (end) {
          case EventPeriod.Ago(var period) -> ago(period);
          case EventPeriod.On(Moment.Day(var date)) -> startOf(Sql.date(date.plusDays(1)));
          case EventPeriod.On(Moment.Point(var instant)) -> Sql.instant(instant);
        };
  }

  private static String startOf(String day) {
    return "start_of(%s)".formatted(day);
  }

  private static String ago(Duration period) {
    return "getvariable('now') - " + Sql.period(period);
  }

  private static String property(String value, PropertyTest test) {
    return property(value, "is_present(%s)".formatted(value), test);
  }

  private static String property(String value, String present, PropertyTest test) {
    return switch (test) {
      case PropertyTest.Exists(var there) -> there ? present : "NOT " + present;
      case PropertyTest.IsNot(var other) ->
          "NOT coalesce(%s, false)".formatted(equal(value, other));
      case PropertyTest.Is(var wanted) -> passes(present, equal(value, wanted));
      case PropertyTest.OneOf(var wanted) ->
          passes(
              present,
              wanted.stream()
                  .map(one -> "coalesce(%s, false)".formatted(equal(value, one)))
                  .collect(Collectors.joining(" OR ", "(", ")")));
      case PropertyTest.Contains(var part) ->
          passes(present, "contains(folded(%s.text), folded(%s))".formatted(value, Sql.text(part)));
      case PropertyTest.StartsWith(var start) ->
          passes(
              present,
              "starts_with(folded(%s.text), folded(%s))".formatted(value, Sql.text(start)));
      case PropertyTest.Includes(var text) ->
          passes(
              present,
              "list_contains(list_transform(%s.texts, lambda it: folded(it)), folded(%s))"
                  .formatted(value, Sql.text(text)));
      case PropertyTest.Greater(var than) ->
          passes(present, "%s.number > %s".formatted(value, Sql.number(than)));
      case PropertyTest.Less(var than) ->
          passes(present, "%s.number < %s".formatted(value, Sql.number(than)));
      case PropertyTest.Before(var moment) -> passes(present, compared(value, "<", moment));
      case PropertyTest.After(var moment) -> passes(present, compared(value, ">", moment));
      case PropertyTest.Within(var period) ->
          passes(
              present,
              "coalesce(%1$s BETWEEN today() - %2$d AND today(), %3$s BETWEEN %4$s AND getvariable('now'))"
                  .formatted(date(value), period.toDays(), instant(value), ago(period)));
      case PropertyTest.Next(var period) ->
          passes(
              present,
              "coalesce(%1$s BETWEEN today() AND today() + %2$d, %3$s BETWEEN getvariable('now') AND getvariable('now') + %4$s)"
                  .formatted(date(value), period.toDays(), instant(value), Sql.period(period)));
      case PropertyTest.AnniversaryWithin(var period) ->
          passes(present, "has_anniversary(%s, %d)".formatted(day(value), period.toDays()));
    };
  }

  private static String passes(String present, String test) {
    return "(%s AND coalesce(%s, false))".formatted(present, test);
  }

  private static String equal(String value, Scalar other) {
    return switch (other) {
      case Scalar.Text(var text) -> "folded(%s.text) = folded(%s)".formatted(value, Sql.text(text));
      case Scalar.Numeric(var number) -> "%s.number = %s".formatted(value, Sql.number(number));
      case Scalar.Flag(var flag) -> "%s.flag = %s".formatted(value, flag);
    };
  }

  private static String compared(String value, String how, Moment moment) {
    return switch (moment) {
      case Moment.Day(var date) -> "%s %s %s".formatted(day(value), how, Sql.date(date));
      case Moment.Point(var instant) ->
          "coalesce(%1$s %2$s %3$s, %4$s %2$s local_date(%3$s))"
              .formatted(instant(value), how, Sql.instant(instant), date(value));
    };
  }

  private static String date(String value) {
    return "date_of(%s.text)".formatted(value);
  }

  private static String instant(String value) {
    return "instant_of(%s.text)".formatted(value);
  }

  /** The day of a date, or of an instant in the project's zone. */
  private static String day(String value) {
    return "coalesce(%s, local_date(%s))".formatted(date(value), instant(value));
  }
}
