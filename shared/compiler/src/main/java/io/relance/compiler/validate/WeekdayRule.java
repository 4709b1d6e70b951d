package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import java.util.stream.Stream;

/** Reports delays until a weekday without days. */
final class WeekdayRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    return flowUnderValidation.each(
        FlowElement.DelayUntilWeekday.class,
        (_, delay) ->
            delay.days().isEmpty()
                ? Stream.of(
                    flowUnderValidation.at(
                        delay,
                        "days",
                        Diagnostic.error("delay.no-days", "Must have at least one day.")
                            .hint("Days are MONDAY to SUNDAY.")))
                : Stream.empty());
  }
}
