package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Warns of events and contact fields in criteria and triggers that do not exist, or not under this
 * name.
 */
final class KnownNameRule implements FlowRule {
  /** The events that every installation records. */
  private static final List<String> EVENTS =
      List.of(
          "order",
          "order-cancelled",
          "order-refunded",
          "checkout",
          "cart-abandoned",
          "shipment",
          "inbound-message",
          "message-sent",
          "message-delivered",
          "message-opened",
          "message-clicked",
          "message-replied",
          "subscribed",
          "unsubscribed",
          "complained",
          "bounced",
          "page-visited",
          "product-viewed",
          "list-joined",
          "import");

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

  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "phone",
          "email",
          "firstName",
          "lastName",
          "timeZone",
          "locale",
          "country",
          "createdAt",
          "updatedAt");

  /** The fields that no edit of a contact sets. */
  private static final Set<String> NEVER_TRIGGERING = Set.of("id", "createdAt", "updatedAt");

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var tested =
        checked.each(
            FlowElement.Condition.class,
            condition ->
                SingleCriteria.of(condition.criteria())
                    .flatMap(part -> check(part).stream())
                    .map(fault -> checked.at(condition, "criteria", fault)));
    return Stream.concat(trigger(checked), tested);
  }

  private static Stream<Diagnostic> trigger(CheckedFlow checked) {
    return checked.flow().trigger() instanceof Trigger.ContactUpdated(var properties)
        ? IntStream.range(0, properties.size())
            .boxed()
            .flatMap(
                i ->
                    changing(properties.get(i).value())
                        .map(fault -> fault.path("trigger.properties[" + i + "]"))
                        .stream())
        : Stream.empty();
  }

  private static Optional<Diagnostic> changing(String name) {
    return NEVER_TRIGGERING.contains(name)
        ? Optional.of(
            Diagnostic.warning(
                    "trigger.property-never-changes",
                    "The field "
                        + Quoted.of(name)
                        + " never triggers: no edit of a contact sets it.")
                .hint("Name a field or a property that changes, or leave the field out."))
        : property("trigger.unknown-property", name);
  }

  private static Optional<Diagnostic> check(Criteria part) {
    return switch (part) {
      case Criteria.Event event -> event(event.event().value());
      case Criteria.Property(var name, _) -> property("criteria.unknown-property", name.value());
      case Criteria.All _,
          Criteria.Any _,
          Criteria.Not _,
          Criteria.InList _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.LastSend _ ->
          Optional.empty();
    };
  }

  private static Optional<Diagnostic> event(String name) {
    if (EVENTS.contains(name)) {
      return Optional.empty();
    }
    var fault =
        Diagnostic.warning(
            "criteria.unknown-event", "There is no event " + Quoted.of(name) + " so far.");
    var meant =
        Optional.ofNullable(EVENT_SYNONYMS.get(name)).or(() -> NearestName.of(name, EVENTS));
    return Optional.of(
        fault.hint(
            meant
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("Built-in events: " + String.join(", ", EVENTS) + ".")));
  }

  /** Any other name may be a property that some contact has. */
  private static Optional<Diagnostic> property(String code, String name) {
    return FIELDS.contains(name)
        ? Optional.empty()
        : NearestName.of(name, FIELDS)
            .map(
                near ->
                    Diagnostic.warning(code, "There is no contact field " + Quoted.of(name) + ".")
                        .hint(
                            "Did you mean \""
                                + near
                                + "\"? Ignore this if it is a property of your own."));
  }
}
