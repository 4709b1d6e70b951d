package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Reports empty texts. */
final class EmptyTextRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.texts().stream()
        .filter(text -> text.text().isBlank())
        .map(
            text ->
                checked.at(
                    text.element(),
                    text.field(),
                    Diagnostic.error("element.no-text", "Must not be empty.")));
  }
}
