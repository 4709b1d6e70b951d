package io.relance.domain.criteria;

import java.time.Instant;
import java.util.Map;

/**
 * An event of a contact as criteria count it.
 *
 * @param at when it happened, to the millisecond: its own time, such as that at which an order was
 *     created
 * @param properties by name, such as {@code total}
 */
public record RecordedEvent(EventName name, Instant at, Map<String, PropertyValue> properties) {
  public RecordedEvent {
    properties = Map.copyOf(properties);
  }
}
