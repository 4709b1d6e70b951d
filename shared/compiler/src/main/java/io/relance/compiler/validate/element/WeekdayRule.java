package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import java.util.stream.Stream;

/** Reports delays until a weekday without days. */
final class WeekdayRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(
        FlowElement.DelayUntilWeekday.class,
        delay ->
            delay.days().isEmpty()
                ? Stream.of(
                    checked.at(
                        delay,
                        "days",
                        Diagnostic.error("delay.no-days", "Must have at least one day.")
                            .hint("Days are MONDAY to SUNDAY.")))
                : Stream.empty());
  }
}
