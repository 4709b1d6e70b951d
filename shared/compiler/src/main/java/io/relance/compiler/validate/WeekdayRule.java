package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import java.util.stream.Stream;

/** Reports waits for a weekday that name none. */
final class WeekdayRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return drawing.each(
        FlowElement.DelayUntilWeekday.class,
        (_, delay) ->
            delay.days().isEmpty()
                ? Stream.of(
                    drawing.at(
                        delay,
                        "days",
                        Diagnostic.error("delay.no-days", "There is no day to wait for.")
                            .hint("Choose at least one of MONDAY to SUNDAY.")))
                : Stream.empty());
  }
}
