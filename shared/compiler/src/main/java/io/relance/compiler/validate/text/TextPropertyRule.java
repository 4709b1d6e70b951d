package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.KnownProperty;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
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
    return Diagnostic.warning(
            "text.unknown-property", "No contact has a property " + Quoted.of(name) + " so far.")
        .hint(
            NearestName.of(name, known.keySet())
                .map(near -> "Did you mean \"contact.properties." + near + "\"?")
                .orElse("Declare it, or ignore this until contacts have it."));
  }
}
