package io.relance.application.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.contacts.EventProperties;
import io.relance.application.shop.ShopProperties;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.flow.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a trigger implies about the contact that it enrolls. */
final class TriggerAssumptions {
  private TriggerAssumptions() {}

  /** Describes how a contact enters. */
  static String words(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> "completed an order";
      case Trigger.AbandonedCart _ -> "abandoned a cart";
      case Trigger.ShipmentUpdate _ -> "has an update of a shipment";
      case Trigger.InboundMessage _ -> "wrote one of the keywords";
      case Trigger.ContactUnsubscribed _ -> "unsubscribed";
      case Trigger.Manual _ -> "was enrolled by request or by a launch";
      case Trigger.Api _ -> "was enrolled through the API";
    };
  }

  /** Gives a contact the events and consents that the trigger implies. */
  static void bring(SimulatedContact contact, Trigger trigger, ObjectNode variables, Instant at) {
    event(trigger)
        .map(event -> properties(event, variables))
        .ifPresent(event -> contact.did(new RecordedEvent(event.event(), at, event.values())));
    if (trigger instanceof Trigger.ContactUnsubscribed(var channel, var type)) {
      var types = type.map(List::of).orElseGet(() -> List.of(Purpose.values()));
      channel.ifPresent(ended -> unsubscribe(contact, ended, types, at));
    }
  }

  /** The variables of texts; the text of an inbound message is by default the first keyword. */
  static ObjectNode variables(Trigger trigger, SimulateAutomation.Request request) {
    var variables = request.variables().deepCopy();
    if (trigger instanceof Trigger.InboundMessage inbound) {
      var message = variables.withObject("/message");
      if (!message.has("text")) {
        inbound.keywords().stream().findFirst().ifPresent(word -> message.put("text", word));
      }
      if (!message.has("from")) {
        request.contact().phone().ifPresent(phone -> message.put("from", phone));
      }
    }
    return variables;
  }

  private static EventProperties properties(BuiltInEvent event, ObjectNode variables) {
    return event == BuiltInEvent.INBOUND_MESSAGE
        ? EventProperties.of(event).with("text", variables.path("message").path("text").asText())
        : ShopProperties.of(event, variables);
  }

  private static Optional<BuiltInEvent> event(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> Optional.of(BuiltInEvent.ORDER);
      case Trigger.AbandonedCart _ -> Optional.of(BuiltInEvent.CART_ABANDONED);
      case Trigger.ShipmentUpdate _ -> Optional.of(BuiltInEvent.SHIPMENT);
      case Trigger.InboundMessage _ -> Optional.of(BuiltInEvent.INBOUND_MESSAGE);
      case Trigger.ContactUnsubscribed _, Trigger.Manual _, Trigger.Api _ -> Optional.empty();
    };
  }

  private static void unsubscribe(
      SimulatedContact contact, Channel channel, List<Purpose> types, Instant at) {
    for (var type : types) {
      var ended = new ConsentEntry(channel, type, ConsentState.UNSUBSCRIBED, "simulation", at);
      contact.agreesTo(contact.consents().after(ended));
    }
  }
}
