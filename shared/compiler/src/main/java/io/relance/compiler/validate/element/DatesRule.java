package io.relance.compiler.validate.element;

import io.relance.compiler.codec.MessageCriteria;
import io.relance.compiler.recurrence.RecurrenceDates;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.compiler.validate.SingleCriteria.Placed;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.flow.DateTimes;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.RecurrenceTimes;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.text.Quoted;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reports recurrences without dates, and criteria of an audience that only an enrollment can meet.
 */
final class DatesRule implements FlowRule {
  private static final int MOST_DATES = 100;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.flow().trigger() instanceof Trigger.AtDates trigger
        ? Stream.concat(dates(trigger), criteria(trigger.audience()))
        : Stream.empty();
  }

  private static Stream<Diagnostic> dates(Trigger.AtDates trigger) {
    return switch (trigger) {
      case Trigger.Recurrence recurrence -> dates(recurrence.times()).stream();
      case Trigger.Dates dates -> dates(dates.times());
    };
  }

  private static Stream<Diagnostic> dates(DateTimes times) {
    if (times.at().isEmpty() || times.at().size() > MOST_DATES) {
      return Stream.of(
          Diagnostic.error(
                  "dates.count",
                  "Must have 1 to %d dates, not %d.".formatted(MOST_DATES, times.at().size()))
              .path("trigger.at"));
    }
    var seen = new HashSet<LocalDateTime>();
    return IntStream.range(0, times.at().size())
        .filter(at -> !seen.add(times.at().get(at)))
        .mapToObj(
            at ->
                Diagnostic.error(
                        "dates.same-twice", "Must be unique: %s.".formatted(times.at().get(at)))
                    .path("trigger.at[" + at + "]"));
  }

  private static Optional<Diagnostic> dates(RecurrenceTimes times) {
    if (times.until().filter(times.start()::isAfter).isPresent()) {
      return Optional.of(
          Diagnostic.error(
                  "recurrence.ends-before-start",
                  "Must not be before the start, %s.".formatted(times.start()))
              .path("trigger.until"));
    }
    var dates = RecurrenceDates.of(times);
    if (dates.isEmpty()) {
      return Optional.of(invalid(times.rule()).path("trigger.rule"));
    }
    return dates.flatMap(found -> found.from(times.start())).isEmpty()
        ? Optional.of(never(times).path("trigger.rule"))
        : Optional.empty();
  }

  private static Diagnostic invalid(String rule) {
    return Diagnostic.error(
            "recurrence.invalid-rule",
            "Must be a rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=MO, not %s."
                .formatted(Quoted.of(rule)))
        .hint(
            "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; \"at\" has the time, and UNTIL is a date"
                + " such as 20261231.");
  }

  private static Diagnostic never(RecurrenceTimes times) {
    var period =
        times
            .until()
            .map(until -> "between %s and %s".formatted(times.start(), until))
            .orElse("from %s on".formatted(times.start()));
    return Diagnostic.error(
            "recurrence.never",
            "Must have a date %s: %s has none.".formatted(period, Quoted.of(times.rule())))
        .hint("Check the rule, \"start\" and \"until\".");
  }

  private static Stream<Diagnostic> criteria(TriggerAudience audience) {
    return audience instanceof TriggerAudience.Matching(var criteria)
        ? SingleCriteria.placed("trigger.audience.criteria", criteria)
            .flatMap(placed -> enrollment(placed).stream())
        : Stream.empty();
  }

  private static Optional<Diagnostic> enrollment(Placed placed) {
    if (placed.criterion() instanceof Criteria.MessageOutcome) {
      return Optional.of(
          Diagnostic.error(
                  "criteria.outside-flow",
                  "Must be about the contact: an audience has no message before it.")
              .hint(MessageCriteria.INSTEAD)
              .path(placed.path()));
    }
    return placed.criterion() instanceof Criteria.Event event
            && event.period().since().filter(EventPeriod.Entry.class::isInstance).isPresent()
        ? Optional.of(
            Diagnostic.error(
                    "criteria.outside-flow",
                    "Must be a duration or a date, not \"entry\": the contacts of an audience have"
                        + " not entered.")
                .path(placed.path() + ".since"))
        : Optional.empty();
  }
}
