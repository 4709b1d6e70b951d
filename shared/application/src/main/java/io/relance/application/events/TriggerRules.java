package io.relance.application.events;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.flow.Trigger;
import io.relance.json.Choices;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whether an occurrence of a trigger's kind pulls it, and names what it looks at. */
public final class TriggerRules {
  private static final String STATUS = "status";
  private static final String CHANNEL = "channel";
  private static final String TYPES = "types";

  private TriggerRules() {}

  /** The trigger values of a shipment that reaches these statuses at once. */
  public static Map<String, String> about(Set<ShipmentStatus> statuses) {
    return Map.of(
        STATUS, statuses.stream().sorted().map(Choices::name).collect(Collectors.joining(",")));
  }

  /** The trigger values of an order that is not one just placed, such as {@code cancelled}. */
  public static Map<String, String> about(String status) {
    return Map.of(STATUS, status);
  }

  /** The trigger values of an opt-out from these purposes on a channel. */
  public static Map<String, String> about(Channel channel, Collection<Purpose> types) {
    var names = types.stream().map(Choices::name).sorted().collect(Collectors.joining(","));
    return Map.of(CHANNEL, Choices.name(channel), TYPES, names);
  }

  static boolean matches(Trigger trigger, ContactEvent contactEvent) {
    return switch (trigger) {
      case Trigger.PostPurchase _, Trigger.ShipmentUpdate _, Trigger.ContactUnsubscribed _ ->
          mismatch(trigger, contactEvent).isEmpty();
      // These are sent only to the automation that they are for.
      case Trigger.AbandonedCart _, Trigger.InboundMessage _, Trigger.Manual _, Trigger.Api _ ->
          false;
    };
  }

  /**
   * A value of an event that a trigger does not accept.
   *
   * @param accepted what the trigger accepts
   */
  public record Mismatch(String name, String value, String accepted) {}

  /** The value of an event that keeps it from a trigger of its kind; empty when it matches. */
  public static Optional<Mismatch> mismatch(Trigger trigger, ContactEvent contactEvent) {
    var about = contactEvent.about();
    return switch (trigger) {
      case Trigger.ShipmentUpdate update ->
          update.statuses().stream()
                      .map(Choices::name)
                      .anyMatch(Arrays.asList(about.getOrDefault(STATUS, "").split(","))::contains)
                  || update.statuses().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Mismatch(
                      STATUS,
                      about.getOrDefault(STATUS, ""),
                      update.statuses().stream()
                          .map(Choices::name)
                          .collect(Collectors.joining(", "))));
      case Trigger.ContactUnsubscribed(var channel, var type) ->
          channel
              .map(Choices::name)
              .filter(wanted -> !wanted.equals(about.get(CHANNEL)))
              .map(wanted -> new Mismatch(CHANNEL, about.getOrDefault(CHANNEL, ""), wanted))
              .or(
                  () ->
                      type.map(Choices::name)
                          .filter(wanted -> !types(about).contains(wanted))
                          .map(
                              wanted ->
                                  new Mismatch("type", about.getOrDefault(TYPES, ""), wanted)));
      case Trigger.PostPurchase _ ->
          Optional.ofNullable(about.get(STATUS))
              .map(status -> new Mismatch(STATUS, status, "placed"));
      case Trigger.AbandonedCart _, Trigger.InboundMessage _, Trigger.Manual _, Trigger.Api _ ->
          Optional.empty();
    };
  }

  private static Collection<String> types(Map<String, String> about) {
    return Arrays.asList(about.getOrDefault(TYPES, "").split(","));
  }
}
