package io.relance.application.events;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.flow.Trigger;
import io.relance.json.Choices;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether an occurrence of a trigger's kind pulls it, and names what it looks at. */
public final class TriggerRules {
  private static final String STATUS = "status";
  private static final String CHANNEL = "channel";
  private static final String TYPES = "types";

  private TriggerRules() {}

  /** The trigger values of a shipment that reaches a status. */
  public static Map<String, String> about(ShipmentStatus status) {
    return Map.of(STATUS, Choices.name(status));
  }

  /** The trigger values of an opt-out from these purposes on a channel. */
  public static Map<String, String> about(Channel channel, Collection<Purpose> types) {
    var names = types.stream().map(Choices::name).sorted().collect(Collectors.joining(","));
    return Map.of(CHANNEL, Choices.name(channel), TYPES, names);
  }

  static boolean matches(Trigger trigger, ContactEvent contactEvent) {
    var about = contactEvent.about();
    return switch (trigger) {
      case Trigger.PostPurchase _ -> true;
      case Trigger.ShipmentUpdate update ->
          Stream.of(ShipmentStatus.values())
              .anyMatch(
                  status ->
                      Choices.name(status).equals(about.get(STATUS)) && update.covers(status));
      case Trigger.ContactUnsubscribed(var channel, var type) ->
          channel.map(wanted -> Choices.name(wanted).equals(about.get(CHANNEL))).orElse(true)
              && type.map(wanted -> types(about).contains(Choices.name(wanted))).orElse(true);
      // These are sent only to the automation that they are for.
      case Trigger.AbandonedCart _, Trigger.InboundMessage _, Trigger.Manual _, Trigger.Api _ ->
          false;
    };
  }

  private static Collection<String> types(Map<String, String> about) {
    return Arrays.asList(about.getOrDefault(TYPES, "").split(","));
  }
}
