package io.relance.domain.criteria;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The data of one contact at one moment; each value is read only when criteria need it. */
public interface CriteriaFacts {
  /** The moment at which criteria are evaluated. */
  Instant now();

  /** The project's time zone, in which a day is a day. */
  ZoneId zone();

  Optional<PropertyValue> property(PropertyName name);

  boolean isOn(ListKey list);

  /** The criteria of a segment, or of a persona only; empty when there is none. */
  Optional<Criteria> segment(Criteria.InSegment segment);

  /** The contact's current consent; empty when it has neither given nor withdrawn one. */
  Optional<ConsentState> consent(Channel channel, Purpose type);

  /** Whether the contact has an address on a channel. */
  boolean hasAddress(Channel channel);

  /** Whether the address of the contact on a channel, if any, is suppressed. */
  boolean isSuppressed(Channel channel);

  /**
   * The beginning of the enrollment that criteria are evaluated for: the own time of the event that
   * started it, else the time at which the contact entered.
   *
   * @throws IllegalStateException outside a flow, where no criteria may ask for it
   */
  Instant enteredAt();

  /** The contact's events of a name whose own time is in a range, in any order. */
  Stream<RecordedEvent> events(EventName name, TimeRange range);

  /** The values of the contact's rows in a related table, by the names of columns. */
  Stream<Map<String, PropertyValue>> rows(TableKey table);

  /**
   * The outcomes of the flow's last message to the contact: a delivered one was also sent; none
   * while the outcome is not known, or when there was no message.
   */
  Set<Criteria.SendOutcome> lastSend();

  /** The outcomes of the flow's message to the contact at one element. */
  Set<Criteria.SendOutcome> sendAt(ElementId element);

  /** The addresses of the links of the flow's last message that the contact followed. */
  default Set<String> linksOfLastSend() {
    return Set.of();
  }

  /** The addresses of the links of the flow's message at one element that the contact followed. */
  default Set<String> linksAt(ElementId element) {
    return Set.of();
  }
}
