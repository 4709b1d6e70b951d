package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import java.util.Set;
import java.util.stream.Stream;

/** Reports variables that nothing fills in, since the trigger brings no such thing. */
final class VariableSourceRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return check(drawing, brought(drawing.flow().trigger()));
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
    return root.equals("entry") ? noProperties() : neverFilled(root);
  }

  private static Diagnostic noProperties() {
    return Diagnostic.error(
            "text.variable-never-filled",
            "“entry” must not be used with this trigger: it brings no properties.")
        .hint("Use the trigger “manual” or “api”, which take the properties of an enrollment.");
  }

  private static Diagnostic neverFilled(String root) {
    return Diagnostic.warning(
            "text.variable-never-filled",
            "“" + root + "” stays empty: this trigger does not bring one.")
        .hint("Give it a default, or choose another trigger.");
  }

  private static Set<String> brought(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> Set.of("order");
      case Trigger.AbandonedCart _ -> Set.of("checkout");
      case Trigger.ShipmentUpdate _ -> Set.of("order", "fulfillment");
      case Trigger.InboundMessage _ -> Set.of("message");
      case Trigger.ContactUnsubscribed _ -> Set.of();
      case Trigger.Manual _, Trigger.Api _ -> Set.of("entry");
    };
  }
}
