package io.relance.application.simulation;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaFacts;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.criteria.TimeRange;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stored data of a contact, with what has happened to it in a simulation.
 *
 * @param now the instant of the simulation's clock
 */
record SimulatedFacts(CriteriaFacts stored, SimulatedContact contact, Instant now)
    implements CriteriaFacts {
  @Override
  public Optional<PropertyValue> property(PropertyName name) {
    return contact
        .property(name.value())
        .<PropertyValue>map(Scalar.Text::new)
        .or(() -> stored.property(name));
  }

  @Override
  public ZoneId zone() {
    return stored.zone();
  }

  @Override
  public Optional<ConsentState> consent(Channel channel, Purpose type) {
    return contact.consents().state(channel, type);
  }

  @Override
  public boolean hasAddress(Channel channel) {
    return stored.hasAddress(channel);
  }

  @Override
  public boolean isSuppressed(Channel channel) {
    return stored.isSuppressed(channel);
  }

  @Override
  public boolean isOn(ListKey list) {
    return contact.isOn(list, () -> stored.isOn(list));
  }

  /** A list that the simulation added the contact to counts for its segments too. */
  @Override
  public Optional<Criteria> segment(Criteria.InSegment segment) {
    return stored.segment(segment);
  }

  @Override
  public Instant enteredAt() {
    return stored.enteredAt();
  }

  @Override
  public Stream<RecordedEvent> events(EventName name, TimeRange range) {
    return Stream.concat(stored.events(name, range), contact.events(name, range));
  }

  @Override
  public Stream<Map<String, PropertyValue>> rows(TableKey table) {
    return stored.rows(table);
  }

  @Override
  public Set<Criteria.SendOutcome> lastSend() {
    return contact.messages().last();
  }

  @Override
  public Set<Criteria.SendOutcome> sendAt(ElementId element) {
    return contact.messages().at(element);
  }
}
