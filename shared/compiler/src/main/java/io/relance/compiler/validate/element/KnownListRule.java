package io.relance.compiler.validate.element;

import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.id.ListKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reports keys that no list has. */
final class KnownListRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.context().lists().stream().flatMap(known -> check(checked, known));
  }

  private static Stream<Diagnostic> check(CheckedFlow checked, Set<ListKey> known) {
    var added =
        checked.each(
            FlowElement.AddToList.class,
            add -> faults(add.list(), known).map(fault -> checked.at(add, "list", fault)));
    var removed =
        checked.each(
            ContactAction.RemoveFromList.class,
            remove -> faults(remove.list(), known).map(fault -> checked.at(remove, "list", fault)));
    var tested =
        checked.eachCriteria(
            criteria ->
                SingleCriteria.of(criteria)
                    .flatMap(
                        part ->
                            part instanceof Criteria.InList(var list)
                                ? Stream.of(list)
                                : Stream.empty())
                    .flatMap(list -> faults(list, known)));
    return Stream.of(trigger(checked, known), added, removed, tested).flatMap(Function.identity());
  }

  private static Stream<Diagnostic> trigger(CheckedFlow checked, Set<ListKey> known) {
    if (checked.flow().trigger() instanceof Trigger.AtDates dates
        && dates.audience() instanceof TriggerAudience.Members(var list)) {
      return faults(list, known).map(fault -> fault.path("trigger.audience.list"));
    }
    return named(checked.flow().trigger()).stream()
        .flatMap(list -> faults(list, known))
        .map(fault -> fault.path("trigger.list"));
  }

  private static Optional<ListKey> named(Trigger trigger) {
    if (trigger instanceof Trigger.Import(var list, _)) {
      return list;
    }
    return trigger instanceof Trigger.ListJoined(var list) ? Optional.of(list) : Optional.empty();
  }

  private static Stream<Diagnostic> faults(ListKey list, Set<ListKey> known) {
    return known.contains(list) || Placeholders.isPlaceholder(list)
        ? Stream.empty()
        : Stream.of(fault(list, known));
  }

  private static Diagnostic fault(ListKey list, Set<ListKey> known) {
    return UnknownKey.error(
            "element.unknown-list", "list", list.value(), known.stream().map(ListKey::value))
        .hint("Use the key of a list; create the list first.");
  }
}
