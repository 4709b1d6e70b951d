package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Reports messages that say nothing. */
final class EmptyTextRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    return flowUnderValidation.texts().stream()
        .filter(text -> text.text().isBlank())
        .map(
            text ->
                flowUnderValidation.at(
                    text.element(),
                    text.field(),
                    Diagnostic.error("element.no-text", "Must not be empty.")));
  }
}
