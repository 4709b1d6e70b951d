package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.KnownProperty;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.compiler.validate.SingleCriteria.Placed;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.Times;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports periods that end before they begin, properties that an event does not have or that hold
 * something else, and questions about the order that started the enrollment itself.
 */
final class EventCriteriaRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var trigger = checked.flow().trigger();
    return checked.eachCriteria(
        criteria ->
            SingleCriteria.placed("criteria", criteria).flatMap(placed -> check(placed, trigger)));
  }

  private static Stream<Diagnostic> check(Placed placed, Trigger trigger) {
    if (!(placed.criterion() instanceof Criteria.Event event)) {
      return Stream.empty();
    }
    var path = placed.path();
    return Stream.of(
            period(event).stream().map(fault -> fault.path(path + ".until")),
            decided(event, trigger).stream().map(fault -> fault.path(path)),
            where(event, path + ".where"),
            sum(event).stream().map(fault -> fault.path(path + ".sum")))
        .flatMap(found -> found);
  }

  private static Optional<Diagnostic> period(Criteria.Event event) {
    return event.period().endsBeforeItBegins()
        ? Optional.of(
            Diagnostic.error(
                    "criteria.invalid-period", "Must be later than \"since\": no event can count.")
                .hint("A duration counts back from now: since P30D until P7D."))
        : Optional.empty();
  }

  /** The order that started the enrollment lies at the start of its period. */
  private static Optional<Diagnostic> decided(Criteria.Event event, Trigger trigger) {
    var countsIt =
        trigger instanceof Trigger.PostPurchase
            && event.event().equals(BuiltInEvent.ORDER.eventName())
            && event.period().equals(EventPeriod.sinceEntry())
            && event.where().isEmpty()
            && event.sum().isEmpty();
    var always = event.times() instanceof Times.AtLeast(var least) && least <= 1;
    return countsIt && always
        ? Optional.of(
            Diagnostic.warning(
                    "criteria.always-true",
                    "The order that started the enrollment counts, so this always holds.")
                .hint("Use \"atLeast\": 2 to ask for a further order."))
        : Optional.empty();
  }

  private static Stream<Diagnostic> where(Criteria.Event event, String path) {
    return event.where().stream()
        .flatMap(where -> SingleCriteria.placed(path, where))
        .flatMap(placed -> property(event, placed).stream());
  }

  private static Optional<Diagnostic> property(Criteria.Event event, Placed placed) {
    return placed.criterion() instanceof Criteria.Property property
        ? known(event)
            .flatMap(
                builtIn ->
                    type(builtIn, property.property())
                        .map(type -> TypedComparison.fault(property, new KnownProperty(type, true)))
                        .orElseGet(() -> Optional.of(unknown(builtIn, property.property()))))
            .map(fault -> fault.path(placed.path()))
        : Optional.empty();
  }

  private static Optional<Diagnostic> sum(Criteria.Event event) {
    return event
        .sum()
        .flatMap(sum -> known(event).flatMap(builtIn -> summed(builtIn, sum.property())));
  }

  private static Optional<Diagnostic> summed(BuiltInEvent event, PropertyName property) {
    var type = type(event, property);
    if (type.isEmpty()) {
      return Optional.of(unknown(event, property));
    }
    return type.filter(found -> found != PropertyType.NUMBER)
        .map(
            found ->
                Diagnostic.error(
                    "criteria.wrong-type",
                    "The property %s holds %s: a sum must be of numbers."
                        .formatted(Quoted.of(property.value()), found.form())));
  }

  /** The event, where its properties are known. */
  private static Optional<BuiltInEvent> known(Criteria.Event event) {
    return BuiltInEvent.named(event.event()).filter(BuiltInEvent::isRecorded);
  }

  private static Optional<PropertyType> type(BuiltInEvent event, PropertyName property) {
    return Optional.ofNullable(event.properties().get(property.value()));
  }

  private static Diagnostic unknown(BuiltInEvent event, PropertyName property) {
    var names = event.properties().keySet();
    return Diagnostic.warning(
            "criteria.unknown-property",
            "The event %s has no property %s."
                .formatted(Quoted.of(event.eventName().value()), Quoted.of(property.value())))
        .hint(
            NearestName.of(property.value(), names)
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("Properties: " + String.join(", ", names) + "."));
  }
}
