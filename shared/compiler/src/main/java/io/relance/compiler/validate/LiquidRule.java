package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Reports texts that cannot be filled in: broken Liquid, unknown variables and filters. */
final class LiquidRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    return flowUnderValidation.texts().stream()
        .flatMap(
            text ->
                text.examined().faults().stream()
                    .map(fault -> flowUnderValidation.at(text.element(), text.field(), fault)));
  }
}
