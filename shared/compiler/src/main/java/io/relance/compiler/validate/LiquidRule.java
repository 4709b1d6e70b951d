package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Reports texts that cannot be filled in: broken Liquid, unknown variables and filters. */
final class LiquidRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return drawing.texts().stream()
        .flatMap(
            text ->
                text.examined().faults().stream()
                    .map(fault -> drawing.at(text.element(), text.field(), fault)));
  }
}
