package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Warns of events in criteria, and of fields in triggers, that do not exist under this name. */
final class KnownNameRule implements FlowRule {
  /** The events that every installation records. */
  private static final List<String> EVENTS =
      Arrays.stream(BuiltInEvent.values()).map(event -> event.eventName().value()).toList();

  /** What other products call them. */
  private static final Map<String, String> EVENT_SYNONYMS =
      Map.of(
          "purchase", "order",
          "order-placed", "order",
          "order-completed", "order",
          "checkout-started", "checkout",
          "checkout-abandoned", "cart-abandoned",
          "abandoned-cart", "cart-abandoned",
          "unsubscribe", "unsubscribed",
          "opened", "message-opened",
          "clicked", "message-clicked");

  /** The fields that no edit of a contact sets. */
  private static final Set<String> NEVER_TRIGGERING = Set.of("id", "createdAt", "updatedAt");

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var tested =
        checked.eachCriteria(
            criteria ->
                SingleCriteria.of(criteria)
                    .flatMap(part -> check(part, checked.context().events()).stream()));
    return Stream.concat(trigger(checked), tested);
  }

  private static Stream<Diagnostic> trigger(CheckedFlow checked) {
    return checked.flow().trigger() instanceof Trigger.ContactUpdated(var properties)
        ? IntStream.range(0, properties.size())
            .boxed()
            .flatMap(
                i ->
                    changing(properties.get(i).value(), checked)
                        .map(fault -> fault.path("trigger.properties[" + i + "]"))
                        .stream())
        : Stream.empty();
  }

  private static Optional<Diagnostic> changing(String name, CheckedFlow checked) {
    return NEVER_TRIGGERING.contains(name)
        ? Optional.of(
            Diagnostic.warning(
                    "trigger.property-never-changes",
                    "The field "
                        + Quoted.of(name)
                        + " never triggers: no edit of a contact sets it.")
                .hint("Name a field or a property that changes, or leave the field out."))
        : KnownPropertyRule.check("trigger.unknown-property", name, checked);
  }

  private static Optional<Diagnostic> check(Criteria part, Set<EventName> reported) {
    return switch (part) {
      case Criteria.Event event -> event(event.event(), reported);
      case Criteria.Property _,
          Criteria.All _,
          Criteria.Any _,
          Criteria.Not _,
          Criteria.InList _,
          Criteria.InSegment _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          Optional.empty();
    };
  }

  private static Optional<Diagnostic> event(EventName event, Set<EventName> reported) {
    var name = event.value();
    if (EVENTS.contains(name) || reported.contains(event)) {
      return Optional.empty();
    }
    var names = new ArrayList<>(EVENTS);
    reported.stream().map(EventName::value).sorted().forEach(names::add);
    var fault =
        Diagnostic.warning(
            "criteria.unknown-event", "There is no event " + Quoted.of(name) + " so far.");
    var meant = Optional.ofNullable(EVENT_SYNONYMS.get(name)).or(() -> NearestName.of(name, names));
    return Optional.of(
        fault.hint(
            meant
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("Built-in events: " + String.join(", ", EVENTS) + ".")));
  }
}
