package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.FlowText;
import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Reports flows whose texts together are too long. */
final class TextAmountRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return FlowText.tooMuch(checked.flow())
        ? Stream.of(
            Diagnostic.error(
                    "flow.too-much-text",
                    "All texts together must have at most 1,000,000 characters.")
                .path("elements")
                .hint("Host the images and styles of emails outside the flow."))
        : Stream.empty();
  }
}
