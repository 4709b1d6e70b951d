package io.relance.compiler.validate.text;

import io.relance.compiler.liquid.VariableNames;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.FlowText;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.flow.Trigger;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Reports variables that the trigger never provides, so that they are always empty. */
final class VariableSourceRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.triggerKnown() ? check(checked, provided(checked.flow())) : Stream.empty();
  }

  private static Stream<Diagnostic> check(CheckedFlow checked, Set<String> brought) {
    return checked.texts().stream()
        .flatMap(
            text ->
                text.examined().roots().stream()
                    .filter(root -> !isFilled(root, text, brought))
                    .sorted()
                    .map(
                        root ->
                            checked.at(
                                text.element(),
                                text.field(),
                                isPath(text) ? otherThanDate(root) : describe(root, checked))));
  }

  private static boolean isFilled(String root, FlowText text, Set<String> brought) {
    return isPath(text)
        ? root.equals(VariableNames.DATE_OF_FILE)
        : VariableNames.isAlwaysFilled(root) || brought.contains(root);
  }

  /** Whether a text is the path of a file, which is one for many contacts. */
  private static boolean isPath(FlowText text) {
    return text.element() instanceof ContactAction.Export;
  }

  private static Diagnostic otherThanDate(String root) {
    return Diagnostic.error(
            "path.unknown-variable",
            "Must have no variable but \"date\", not \"%s\".".formatted(root))
        .hint("One file has many contacts; \"date\" is when its window ends.");
  }

  private static Diagnostic describe(String root, CheckedFlow checked) {
    var kind = checked.flow().trigger().kind();
    return Diagnostic.error(
            "text.variable-never-filled",
            "The variable \"" + root + "\" is always empty with the trigger " + kind + ".")
        .hint(
            switch (root) {
              case "answers" -> "Add a question to the flow.";
              case "promo" -> "Add an element of the kind grant-promo-code before the text.";
              case VariableNames.DATE_OF_FILE ->
                  "Only the path of an export has it; {{ 'now' | date: '%F' }} is today.";
              case "entry" ->
                  "Use the trigger manual or api, which take the properties of an enrollment.";
              default -> "Remove it, or use a trigger that provides it.";
            });
  }

  /** The roots that the trigger, the questions and the promo codes of a flow fill. */
  static Set<String> provided(Flow flow) {
    var provided = new HashSet<>(provided(flow.trigger()));
    if (!flow.questions().isEmpty()) {
      provided.add("answers");
    }
    if (flow.elements().stream().anyMatch(GrantPromoCode.class::isInstance)) {
      provided.add(PromoCodeRule.ROOT);
    }
    return provided;
  }

  /** The roots that an event of this trigger fills. */
  private static Set<String> provided(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> Set.of("order");
      case Trigger.AbandonedCart _ -> Set.of("checkout");
      case Trigger.ShipmentUpdate _ -> Set.of("order", "fulfillment");
      case Trigger.ByText _ -> Set.of("message");
      case Trigger.ContactCreated _,
          Trigger.ContactUpdated _,
          Trigger.ContactSubscribed _,
          Trigger.ContactUnsubscribed _,
          Trigger.ListJoined _,
          Trigger.SegmentEntered _,
          Trigger.TableRow _,
          Trigger.ByVisit _,
          Trigger.SegmentLeft _,
          Trigger.AtDates _,
          Trigger.Import _ ->
          Set.of();
      case Trigger.Manual _, Trigger.Api _ -> Set.of("entry");
    };
  }
}
