package io.relance.application.explanation;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.text.PeriodWords;
import io.relance.domain.text.Quoted;
import io.relance.json.Choices;
import java.util.stream.Collectors;

/** Criteria in plain English. */
public final class CriterionText {
  private CriterionText() {}

  /** A single criterion, such as {@code country is "FR"}. */
  public static String of(Criteria criterion) {
    return switch (criterion) {
      case Criteria.Property(var property, var test) -> property.value() + " " + test(test);
      case Criteria.InList(var list) -> "on the list " + Quoted.of(list.value());
      case Criteria.Event event ->
          "%s %s%s"
              .formatted(
                  times(event.times()),
                  Quoted.of(event.event().value()),
                  event.period().since().map(CriterionText::since).orElse(""));
      case Criteria.RelatedRows rows ->
          "%s a row of %s%s"
              .formatted(
                  times(rows.times()),
                  Quoted.of(rows.table().value()),
                  rows.where().isPresent() ? " that meets its criteria" : "");
      case Criteria.Consent(var channel, var type, var state) ->
          "%s to %s messages by %s"
              .formatted(Choices.name(state), Choices.name(type), Choices.name(channel));
      case Criteria.Reachable(var channel) -> "reachable by " + Choices.name(channel);
      case Criteria.LastSend(var outcome) -> "the last message was " + Choices.name(outcome);
      case Criteria.All _ -> "all of several criteria";
      case Criteria.Any _ -> "any of several criteria";
      case Criteria.Not _ -> "the opposite of a criterion";
    };
  }

  /** Whether a criterion held, with the value of the contact. */
  public static String of(Criteria criterion, Decisive decisive) {
    var result = decisive.holds() ? "held" : "did not hold";
    return "%s %s%s".formatted(of(criterion), result, value(criterion, decisive));
  }

  private static String value(Criteria criterion, Decisive decisive) {
    var value = decisive.value();
    return switch (criterion) {
      case Criteria.Property _ ->
          value.map(it -> " (the value was %s)".formatted(Quoted.of(it))).orElse(" (no value)");
      case Criteria.Event _, Criteria.RelatedRows _ ->
          value.map(it -> " (the count was %s)".formatted(it)).orElse("");
      case Criteria.LastSend _ ->
          value.map(it -> " (it was %s)".formatted(it)).orElse(" (there was no result)");
      case Criteria.Consent _ ->
          value.map(it -> " (it was %s)".formatted(it)).orElse(" (there was no consent)");
      case Criteria.InList _,
          Criteria.Reachable _,
          Criteria.All _,
          Criteria.Any _,
          Criteria.Not _ ->
          "";
    };
  }

  private static String test(PropertyTest test) {
    return switch (test) {
      case PropertyTest.Is(var value) -> "is " + scalar(value);
      case PropertyTest.IsNot(var value) -> "is not " + scalar(value);
      case PropertyTest.Exists(var there) -> there ? "exists" : "does not exist";
      case PropertyTest.Contains(var part) -> "contains " + Quoted.of(part);
      case PropertyTest.StartsWith(var beginning) -> "starts with " + Quoted.of(beginning);
      case PropertyTest.OneOf(var values) ->
          "is one of "
              + values.stream()
                  .limit(5)
                  .map(CriterionText::scalar)
                  .collect(Collectors.joining(", "))
              + (values.size() > 5 ? ", …" : "");
      case PropertyTest.Includes(var text) -> "includes " + Quoted.of(text);
      case PropertyTest.Greater(var than) -> "is greater than " + than;
      case PropertyTest.Less(var than) -> "is less than " + than;
      case PropertyTest.Before(var moment) -> "is before " + moment;
      case PropertyTest.After(var moment) -> "is after " + moment;
      case PropertyTest.Within(var period) -> "is in the last " + PeriodWords.of(period);
      case PropertyTest.Next(var period) -> "is in the next " + PeriodWords.of(period);
      case PropertyTest.AnniversaryWithin(var period) ->
          "has its anniversary in the next " + PeriodWords.of(period);
    };
  }

  private static String scalar(Scalar value) {
    return switch (value) {
      case Scalar.Text(var text) -> Quoted.of(text);
      case Scalar.Numeric(var number) -> number.toString();
      case Scalar.Flag(var flag) -> String.valueOf(flag);
    };
  }

  private static String times(Criteria.Times times) {
    return switch (times) {
      case Criteria.Times.AtLeast(var count) -> "at least " + count + " ×";
      case Criteria.Times.AtMost(var count) -> "at most " + count + " ×";
      case Criteria.Times.Exactly(var count) -> "exactly " + count + " ×";
    };
  }

  private static String since(EventPeriod.Since since) {
    return switch (since) {
      case EventPeriod.Entry() -> " since the entry";
      case EventPeriod.Ago(var period) -> " in the last " + PeriodWords.of(period);
      case EventPeriod.On(var moment) -> " since " + moment;
    };
  }
}
