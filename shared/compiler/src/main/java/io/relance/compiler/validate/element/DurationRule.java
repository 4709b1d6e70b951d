package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.WinnerRule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Reports durations that are not positive, finer than a second, or too long for a cart. */
final class DurationRule implements FlowRule {
  /**
   * Later reminders are of no use: consent, prices and stock have changed, and a timer is stored
   * for each cart until then.
   */
  private static final Duration OLDEST_CART = Duration.ofDays(30);

  /** What contacts wait for longer than this reaches them out of season. */
  private static final Duration LATEST_WINNER = Duration.ofDays(90);

  /** What was prepared for longer is out of date. */
  private static final Duration LATEST_APPROVAL = Duration.ofDays(30);

  /** A hundred years: a longer period of criteria means ever. */
  private static final Duration LONGEST_PERIOD = Duration.ofDays(36_500);

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return Stream.of(
            trigger(checked),
            reentry(checked),
            delays(checked),
            winners(checked),
            approvals(checked),
            criteria(checked))
        .flatMap(found -> found);
  }

  private static Stream<Diagnostic> trigger(CheckedFlow checked) {
    return checked.flow().trigger() instanceof Trigger.AbandonedCart(var after)
        ? Stream.concat(faults(after), tooLate(after)).map(fault -> fault.path("trigger.after"))
        : Stream.empty();
  }

  private static Stream<Diagnostic> tooLate(Duration after) {
    return longerThan(OLDEST_CART, after)
        .map(
            fault ->
                fault.hint(
                    "Remind of a cart within hours or days; later reminders follow a delay."));
  }

  private static Stream<Diagnostic> longerThan(Duration longest, Duration duration) {
    return duration.compareTo(longest) > 0
        ? Stream.of(
            Diagnostic.error(
                "duration.too-long",
                "Must be at most %s, not %s.".formatted(written(longest), written(duration))))
        : Stream.empty();
  }

  private static String written(Duration duration) {
    return duration.equals(Duration.ofDays(duration.toDays()))
        ? "P" + duration.toDays() + "D"
        : duration.toString();
  }

  private static Stream<Diagnostic> reentry(CheckedFlow checked) {
    return checked.flow().reentry() instanceof Reentry.AtMostEvery(var period)
        ? faults(period).map(fault -> fault.path("reentry.period"))
        : Stream.empty();
  }

  private static Stream<Diagnostic> delays(CheckedFlow checked) {
    return checked.each(
        FlowElement.Delay.class,
        delay -> faults(delay.period()).map(fault -> checked.at(delay, "for", fault)));
  }

  private static Stream<Diagnostic> winners(CheckedFlow checked) {
    return checked.each(
        SplitElement.ByVariation.class,
        split ->
            split.rule().map(WinnerRule::after).stream()
                .flatMap(after -> Stream.concat(faults(after), longerThan(LATEST_WINNER, after)))
                .map(fault -> checked.at(split, after(split), fault)));
  }

  private static Stream<Diagnostic> approvals(CheckedFlow checked) {
    return checked.each(
        ApprovalElement.class,
        approval ->
            Stream.concat(
                    faults(approval.expires()), longerThan(LATEST_APPROVAL, approval.expires()))
                .map(fault -> checked.at(approval, "expires", fault)));
  }

  private static String after(SplitElement.ByVariation split) {
    return switch (split) {
      case SplitElement.AxSplit _ -> "winner.after";
      case SplitElement.AxTest _ -> "after";
    };
  }

  private static Stream<Diagnostic> criteria(CheckedFlow checked) {
    return checked.eachCriteria(
        criteria -> SingleCriteria.of(criteria).flatMap(DurationRule::faults));
  }

  private static Stream<Diagnostic> faults(Criteria criteria) {
    return switch (criteria) {
      case Criteria.Event event ->
          Stream.concat(event.period().since().stream(), event.period().until().stream())
              .flatMap(
                  bound ->
                      bound instanceof EventPeriod.Ago(var period)
                          ? Stream.concat(faults(period), longerThan(LONGEST_PERIOD, period))
                          : Stream.empty());
      case Criteria.Property(_, var test) -> period(test).flatMap(DurationRule::periodFaults);
      case Criteria.All _,
          Criteria.Any _,
          Criteria.Not _,
          Criteria.InList _,
          Criteria.InSegment _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          Stream.empty();
    };
  }

  private static Stream<Duration> period(PropertyTest test) {
    return switch (test) {
      case PropertyTest.Within(var period) -> Stream.of(period);
      case PropertyTest.Next(var period) -> Stream.of(period);
      case PropertyTest.AnniversaryWithin(var period) -> Stream.of(period);
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

  /** No days at all means today. */
  private static Stream<Diagnostic> periodFaults(Duration period) {
    return period.isZero()
        ? Stream.empty()
        : Stream.concat(faults(period), longerThan(LONGEST_PERIOD, period));
  }

  private static Stream<Diagnostic> faults(Duration duration) {
    if (!duration.isPositive()) {
      return Stream.of(Diagnostic.error("duration.not-positive", "Must be at least one second."));
    }
    return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
        ? Stream.empty()
        : Stream.of(Diagnostic.error("duration.too-precise", "Must be whole seconds."));
  }
}
