package io.relance.application.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.EventName;
import io.relance.domain.flow.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a trigger implies about the contact that it enrolls. */
final class TriggerAssumptions {
  /** The event that enrolls a contact is recorded just before the enrollment. */
  private static final Duration BEFORE = Duration.ofMillis(1);

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
  static void bring(SimulatedContact contact, Trigger trigger, Instant at) {
    event(trigger).ifPresent(event -> contact.did(new EventName(event), at.minus(BEFORE)));
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

  private static Optional<String> event(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> Optional.of("order");
      case Trigger.AbandonedCart _ -> Optional.of("cart-abandoned");
      case Trigger.ShipmentUpdate _ -> Optional.of("shipment");
      case Trigger.InboundMessage _ -> Optional.of("inbound-message");
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
