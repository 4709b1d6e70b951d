package io.relance.application.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.EventName;
import io.relance.domain.flow.Purpose;
import io.relance.domain.flow.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a trigger implies about whoever it brings in. */
final class TriggerAssumptions {
  /** Things that bring somebody in are noted just before. */
  private static final Duration BEFORE = Duration.ofMillis(1);

  private TriggerAssumptions() {}

  /** How a contact comes in, in words. */
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

  /** Makes true of a contact what the trigger says. */
  static void bring(SimulatedContact contact, Trigger trigger, Instant at) {
    event(trigger).ifPresent(event -> contact.did(new EventName(event), at.minus(BEFORE)));
    if (trigger instanceof Trigger.ContactUnsubscribed(var channel, var type)) {
      channel.ifPresent(ended -> contact.agreesTo(without(contact.consents(), ended, type, at)));
    }
  }

  /** What texts may use; whoever brings a contact in by a text wrote the first keyword. */
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

  private static Consents without(
      Consents before, Channel channel, Optional<Purpose> type, Instant at) {
    var ended = type.map(List::of).orElseGet(() -> List.of(Purpose.values()));
    var consents = before;
    for (var purpose : ended) {
      consents =
          consents.after(
              new ConsentEntry(channel, purpose, ConsentState.UNSUBSCRIBED, "simulation", at));
    }
    return consents;
  }
}
