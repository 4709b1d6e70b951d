package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Warns of variables that nothing fills in, since the trigger brings no such thing. */
final class VariableSourceRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return brought(drawing.flow().trigger()).stream().flatMap(known -> check(drawing, known));
  }

  private static Stream<Diagnostic> check(Drawing drawing, Set<String> brought) {
    return drawing.texts().stream()
        .flatMap(
            text ->
                text.examined().roots().stream()
                    .filter(root -> !root.equals("contact") && !brought.contains(root))
                    .sorted()
                    .map(root -> drawing.at(text.element(), text.field(), describe(root))));
  }

  private static Diagnostic describe(String root) {
    return Diagnostic.warning(
            "text.variable-never-filled",
            "“" + root + "” stays empty: this trigger does not bring one.")
        .hint("Give it a default, or choose another trigger.");
  }

  /** Empty when what comes with the trigger is not known. */
  static Optional<Set<String>> brought(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> Optional.of(Set.of("order"));
      case Trigger.AbandonedCart _ -> Optional.of(Set.of("checkout"));
      case Trigger.ShipmentUpdate _ -> Optional.of(Set.of("order", "fulfillment"));
      case Trigger.InboundMessage _ -> Optional.of(Set.of("message"));
      case Trigger.ContactUnsubscribed _, Trigger.Manual _ -> Optional.of(Set.of());
      case Trigger.Api _ -> Optional.empty();
    };
  }
}
