package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.KnownProperty;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.compiler.validate.UnknownProperty;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Warns of properties in criteria that no contact has, or not under this name. */
final class KnownPropertyRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.eachCriteria(
        criteria -> SingleCriteria.of(criteria).flatMap(part -> check(part, checked).stream()));
  }

  private static Optional<Diagnostic> check(Criteria part, CheckedFlow checked) {
    return part instanceof Criteria.Property(var property, _)
        ? check("criteria.unknown-property", property.value(), checked)
        : Optional.empty();
  }

  /** The warning of a name that no contact has, under a code. */
  static Optional<Diagnostic> check(String code, String name, CheckedFlow checked) {
    return ContactFields.TYPES.containsKey(name)
        ? Optional.empty()
        : checked
            .context()
            .properties()
            .map(known -> unknown(code, name, known))
            .orElseGet(() -> misspelt(code, name));
  }

  /** Where the properties are not known, any name may be one. */
  private static Optional<Diagnostic> misspelt(String code, String name) {
    return NearestName.of(name, ContactFields.TYPES.keySet())
        .map(
            near ->
                Diagnostic.warning(code, "There is no contact field " + Quoted.of(name) + ".")
                    .hint(
                        "Did you mean \""
                            + near
                            + "\"? Ignore this if it is a property of your own."));
  }

  private static Optional<Diagnostic> unknown(
      String code, String name, Map<String, KnownProperty> known) {
    if (known.containsKey(name)) {
      return Optional.empty();
    }
    var names = new HashSet<>(ContactFields.TYPES.keySet());
    names.addAll(known.keySet());
    return Optional.of(UnknownProperty.warning(code, name, names, ""));
  }
}
