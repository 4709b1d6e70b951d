package io.relance.compiler.validate;

import io.relance.compiler.text.LiquidText;
import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Reports texts that cannot be filled in: broken Liquid, unknown variables and filters. */
final class LiquidRule implements FlowRule {
  private final LiquidText liquid;

  LiquidRule(LiquidText liquid) {
    this.liquid = liquid;
  }

  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return FlowText.of(drawing.flow())
        .flatMap(
            text ->
                liquid.check(text.text()).stream()
                    .map(fault -> drawing.at(text.element(), text.field(), fault)));
  }
}
