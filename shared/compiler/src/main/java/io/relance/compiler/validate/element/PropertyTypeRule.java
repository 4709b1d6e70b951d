package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.KnownProperty;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports comparisons that no value of a property's type can pass: errors where the type is
 * certain, warnings where it was learned from values.
 */
final class PropertyTypeRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var known = checked.context().properties().orElse(Map.of());
    return checked.eachCriteria(
        criteria ->
            SingleCriteria.placed("criteria", criteria)
                .flatMap(
                    placed ->
                        check(placed.criterion(), known)
                            .map(fault -> fault.path(placed.path()))
                            .stream()));
  }

  private static Optional<Diagnostic> check(Criteria part, Map<String, KnownProperty> known) {
    return part instanceof Criteria.Property property
        ? type(property.property().value(), known)
            .flatMap(it -> TypedComparison.fault(property, it))
        : Optional.empty();
  }

  private static Optional<KnownProperty> type(String name, Map<String, KnownProperty> known) {
    return Optional.ofNullable(ContactFields.TYPES.get(name))
        .map(type -> new KnownProperty(type, true))
        .or(() -> Optional.ofNullable(known.get(name)));
  }
}
