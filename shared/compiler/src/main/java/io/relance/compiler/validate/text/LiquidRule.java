package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Reports texts that cannot be rendered: broken Liquid, unknown variables and filters. */
final class LiquidRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.texts().stream()
        .flatMap(
            text ->
                text.examined().faults().stream()
                    .map(fault -> checked.at(text.element(), text.field(), fault)));
  }
}
