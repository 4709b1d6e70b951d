package io.relance.domain.criteria;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An event that every installation knows by its name, with the properties that criteria compare.
 */
public enum BuiltInEvent {
  ORDER("order"),
  ORDER_CANCELLED("order-cancelled"),
  ORDER_REFUNDED("order-refunded"),
  CHECKOUT("checkout"),
  CART_ABANDONED("cart-abandoned"),
  SHIPMENT("shipment"),
  INBOUND_MESSAGE("inbound-message"),
  MESSAGE_SENT("message-sent"),
  MESSAGE_DELIVERED("message-delivered"),
  MESSAGE_OPENED("message-opened"),
  MESSAGE_CLICKED("message-clicked"),
  MESSAGE_REPLIED("message-replied"),
  SUBSCRIBED("subscribed"),
  UNSUBSCRIBED("unsubscribed"),
  COMPLAINED("complained"),
  BOUNCED("bounced"),
  PAGE_VISITED("page-visited"),
  PRODUCT_VIEWED("product-viewed"),
  LIST_JOINED("list-joined"),
  IMPORT("import");

  private final String word;

  BuiltInEvent(String name) {
    this.word = name;
  }

  private static final Map<EventName, BuiltInEvent> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(BuiltInEvent::eventName, event -> event));

  /** The event of a name; empty for one that an installation brings itself. */
  public static Optional<BuiltInEvent> named(EventName name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public EventName eventName() {
    return new EventName(word);
  }

  /** The types of its properties by name; none for an event that is not recorded so far. */
  public Map<String, PropertyType> properties() {
    return switch (this) {
      case ORDER, ORDER_CANCELLED -> EventPropertyTypes.ORDER;
      case CART_ABANDONED -> EventPropertyTypes.BASKET;
      case SHIPMENT -> EventPropertyTypes.SHIPMENT;
      case INBOUND_MESSAGE -> EventPropertyTypes.INBOUND_MESSAGE;
      case MESSAGE_SENT, MESSAGE_DELIVERED, MESSAGE_OPENED, MESSAGE_REPLIED, COMPLAINED, BOUNCED ->
          EventPropertyTypes.MESSAGE;
      case SUBSCRIBED, UNSUBSCRIBED -> EventPropertyTypes.CONSENT;
      case ORDER_REFUNDED -> EventPropertyTypes.REFUND;
      case LIST_JOINED -> EventPropertyTypes.LIST;
      case IMPORT -> EventPropertyTypes.IMPORT;
      case MESSAGE_CLICKED -> EventPropertyTypes.CLICK;
      case PAGE_VISITED -> EventPropertyTypes.PAGE;
      case PRODUCT_VIEWED -> EventPropertyTypes.PRODUCT;
      case CHECKOUT -> Map.of();
    };
  }

  /** Whether it is recorded today. */
  public boolean isRecorded() {
    return !properties().isEmpty();
  }
}
