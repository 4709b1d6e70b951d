package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.KnownProperty;
import io.relance.compiler.validate.UnknownProperty;
import io.relance.domain.flow.Diagnostic;
import java.util.Map;
import java.util.stream.Stream;

/** Warns of properties in texts that no contact has. */
final class TextPropertyRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.context().properties().stream().flatMap(known -> check(checked, known));
  }

  private static Stream<Diagnostic> check(CheckedFlow checked, Map<String, KnownProperty> known) {
    return checked.texts().stream()
        .flatMap(
            text ->
                text.examined().contactProperties().stream()
                    .filter(name -> !known.containsKey(name))
                    .sorted()
                    .map(name -> checked.at(text.element(), text.field(), unknown(name, known))));
  }

  private static Diagnostic unknown(String name, Map<String, KnownProperty> known) {
    return UnknownProperty.warning(
        "text.unknown-property", name, known.keySet(), "contact.properties.");
  }
}
