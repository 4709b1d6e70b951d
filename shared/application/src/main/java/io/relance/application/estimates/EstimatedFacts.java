package io.relance.application.estimates;

import io.relance.application.criteria.FlowMessages;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.criteria.CriteriaFacts;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
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

/** The stored data of a contact, with the outcomes of the messages before. */
record EstimatedFacts(CriteriaFacts stored, FlowMessages messages) implements CriteriaFacts {
  @Override
  public Instant now() {
    return stored.now();
  }

  @Override
  public ZoneId zone() {
    return stored.zone();
  }

  @Override
  public Optional<PropertyValue> property(PropertyName name) {
    return stored.property(name);
  }

  @Override
  public boolean isOn(ListKey list) {
    return stored.isOn(list);
  }

  @Override
  public Optional<Criteria> segment(Criteria.InSegment segment) {
    return stored.segment(segment);
  }

  @Override
  public Optional<ConsentState> consent(Channel channel, Purpose type) {
    return stored.consent(channel, type);
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
  public Instant enteredAt() {
    return stored.enteredAt();
  }

  @Override
  public Stream<RecordedEvent> events(EventName name, TimeRange range) {
    return stored.events(name, range);
  }

  @Override
  public Stream<Map<String, PropertyValue>> rows(TableKey table) {
    return stored.rows(table);
  }

  @Override
  public Set<SendOutcome> lastSend() {
    return messages.last();
  }

  @Override
  public Set<SendOutcome> sendAt(ElementId element) {
    return messages.at(element);
  }
}
