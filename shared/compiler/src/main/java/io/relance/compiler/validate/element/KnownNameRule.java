package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Warns of events in criteria that do not exist, or not under this name. */
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

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(
        FlowElement.Condition.class,
        condition ->
            SingleCriteria.of(condition.criteria())
                .flatMap(part -> check(part).stream())
                .map(fault -> checked.at(condition, "criteria", fault)));
  }

  private static Optional<Diagnostic> check(Criteria part) {
    return switch (part) {
      case Criteria.Event event -> event(event.event().value());
      case Criteria.Property _,
          Criteria.All _,
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
}
