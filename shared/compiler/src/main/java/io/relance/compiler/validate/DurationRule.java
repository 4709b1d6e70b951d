package io.relance.compiler.validate;

import io.relance.domain.flow.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.Trigger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Reports durations that are not positive, or finer than a second. */
final class DurationRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return Stream.of(trigger(drawing), reentry(drawing), delays(drawing), criteria(drawing))
        .flatMap(found -> found);
  }

  private static Stream<Diagnostic> trigger(Drawing drawing) {
    return drawing.flow().trigger() instanceof Trigger.AbandonedCart(var after)
        ? faults(after).map(fault -> fault.path("trigger.after"))
        : Stream.empty();
  }

  private static Stream<Diagnostic> reentry(Drawing drawing) {
    return drawing.flow().reentry() instanceof Reentry.AtMostEvery(var period)
        ? faults(period).map(fault -> fault.path("reentry.period"))
        : Stream.empty();
  }

  private static Stream<Diagnostic> delays(Drawing drawing) {
    return drawing.each(
        FlowElement.Delay.class,
        (_, delay) -> faults(delay.period()).map(fault -> drawing.at(delay, "for", fault)));
  }

  private static Stream<Diagnostic> criteria(Drawing drawing) {
    return drawing.each(
        FlowElement.Condition.class,
        (_, condition) ->
            CriteriaParts.of(condition.criteria())
                .flatMap(DurationRule::faults)
                .map(fault -> drawing.at(condition, "criteria", fault)));
  }

  private static Stream<Diagnostic> faults(Criteria criteria) {
    return criteria instanceof Criteria.Event event
            && event.since().orElse(null) instanceof Criteria.Since.Last(var period)
        ? faults(period)
        : Stream.empty();
  }

  private static Stream<Diagnostic> faults(Duration duration) {
    if (!duration.isPositive()) {
      return Stream.of(
          Diagnostic.error("duration.not-positive", "This must last at least a second."));
    }
    return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
        ? Stream.empty()
        : Stream.of(
            Diagnostic.error("duration.too-precise", "Nothing is timed finer than a second."));
  }
}
