package io.relance.compiler.validate.keyword;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.ContactFields;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.Quoted;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports properties that cannot get the keyword of a text, and triggers without one to store. */
final class StoredKeywordRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.flow().trigger() instanceof Trigger.ByText byText
        ? check(byText, checked)
        : Stream.empty();
  }

  private static Stream<Diagnostic> check(Trigger.ByText trigger, CheckedFlow checked) {
    return switch (trigger) {
      case Trigger.Keyword keyword -> property(keyword.storeAs(), checked).stream();
      case Trigger.ReplyToMessage reply ->
          Stream.concat(property(reply.storeAs(), checked).stream(), nothing(reply).stream());
      case Trigger.InboundMessage _ -> Stream.empty();
    };
  }

  private static Optional<Diagnostic> property(
      Optional<PropertyName> storeAs, CheckedFlow checked) {
    return storeAs
        .map(PropertyName::value)
        .flatMap(
            name ->
                field(name)
                    .or(() -> ContactFields.unprintable(name, "trigger.stored-name"))
                    .or(() -> type(name, checked)))
        .map(fault -> fault.path("trigger.storeAs"));
  }

  private static Optional<Diagnostic> field(String name) {
    return ContactFields.isField(name)
        ? Optional.of(
            Diagnostic.error(
                    "trigger.stored-in-field",
                    "Must be a property of your own, not the contact field "
                        + Quoted.of(name)
                        + ".")
                .hint("Choose another name."))
        : Optional.empty();
  }

  private static Optional<Diagnostic> type(String name, CheckedFlow checked) {
    return checked
        .context()
        .properties()
        .flatMap(known -> Optional.ofNullable(known.get(name)))
        .filter(known -> known.certain() && known.type() != PropertyType.TEXT)
        .map(
            known ->
                Diagnostic.error(
                        "trigger.stored-type",
                        "Must be a property of type text, not %s: %s."
                            .formatted(
                                known.type().name().toLowerCase(Locale.ROOT), Quoted.of(name)))
                    .hint("Choose another property, or declare it as text."));
  }

  private static Optional<Diagnostic> nothing(Trigger.ReplyToMessage reply) {
    return reply.storeAs().isPresent() && reply.keywords().isEmpty()
        ? Optional.of(
            Diagnostic.error("trigger.nothing-to-store", "Must have keywords to store.")
                .path("trigger.storeAs")
                .hint("Add keywords, or remove storeAs."))
        : Optional.empty();
  }
}
