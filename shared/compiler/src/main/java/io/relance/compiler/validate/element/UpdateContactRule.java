package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.ContactFields;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.KnownProperty;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.ContactAction.UpdateContact;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports what an element must not change of contacts, and values that a field cannot hold. */
final class UpdateContactRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(UpdateContact.class, update -> check(update, checked));
  }

  private static Stream<Diagnostic> check(UpdateContact update, CheckedFlow checked) {
    var known = checked.context().properties().orElse(Map.of());
    var set =
        update.set().entrySet().stream()
            .flatMap(
                it ->
                    set(it.getKey().value(), it.getValue(), known)
                        .map(fault -> checked.at(update, "set." + it.getKey(), fault))
                        .stream());
    var cleared =
        IntStream.range(0, update.clear().size())
            .boxed()
            .flatMap(
                at ->
                    cleared(update, update.clear().get(at))
                        .map(fault -> checked.at(update, "clear[" + at + "]", fault))
                        .stream());
    return Stream.concat(Stream.concat(nothing(update, checked), set), cleared);
  }

  private static Stream<Diagnostic> nothing(UpdateContact update, CheckedFlow checked) {
    return update.set().isEmpty() && update.clear().isEmpty()
        ? Stream.of(
            checked.at(
                update,
                Diagnostic.error("element.no-change", "Must set or clear at least one property.")))
        : Stream.empty();
  }

  private static Optional<Diagnostic> set(
      String name, PropertyValue value, Map<String, KnownProperty> known) {
    return name(name).or(() -> type(name, value, known));
  }

  private static Optional<Diagnostic> cleared(UpdateContact update, PropertyName name) {
    return update.set().containsKey(name)
        ? Optional.of(
            Diagnostic.error(
                "element.set-and-cleared",
                "Must not be set and cleared: " + Quoted.of(name.value()) + "."))
        : name(name.value());
  }

  private static Optional<Diagnostic> name(String name) {
    if (ContactFields.CHANGEABLE.contains(name)) {
      return Optional.empty();
    }
    var base = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (ContactFields.PROTECTED.stream().anyMatch(base::equalsIgnoreCase)) {
      return Optional.of(
          Diagnostic.error(
                  "element.protected-field",
                  "Must be a property of your own or one of %s, not %s."
                      .formatted(String.join(", ", ContactFields.CHANGEABLE), Quoted.of(name)))
              .hint("Write the name of a property alone, without \"properties.\"."));
    }
    return near(name).or(() -> ContactFields.unprintable(name, "element.property-name"));
  }

  private static Optional<Diagnostic> near(String name) {
    return ContactFields.CHANGEABLE.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .map(
            field ->
                Diagnostic.error(
                    "element.reserved-name",
                    "Must have another name: every contact has the field %s, not %s."
                        .formatted(Quoted.of(field), Quoted.of(name))));
  }

  /** The type of a value that is written in the flow; a template is read when it is rendered. */
  private static Optional<Diagnostic> type(
      String name, PropertyValue value, Map<String, KnownProperty> known) {
    var type =
        ContactFields.CHANGEABLE.contains(name)
            ? Optional.of(PropertyType.TEXT)
            : Optional.ofNullable(known.get(name))
                .filter(KnownProperty::certain)
                .map(KnownProperty::type);
    return type.filter(it -> !isTemplate(value) && !it.accepts(value))
        .map(
            it ->
                Diagnostic.error(
                    "element.property-type", "Must be %s: %s.".formatted(it.form(), quoted(name))));
  }

  private static String quoted(String name) {
    return "the property " + Quoted.of(name) + " holds nothing else";
  }

  private static boolean isTemplate(PropertyValue value) {
    return value instanceof Scalar.Text(var text) && (text.contains("{{") || text.contains("{%"));
  }
}
