package io.relance.audience;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A contact and its events, as the evaluator reads them when it is asked outside a flow. */
record Person(IndexedContact contact, List<RecordedEvent> events) {
  CriteriaFacts at(Instant moment, ZoneId zone) {
    return new Facts(this, moment, zone);
  }

  private record Facts(Person person, Instant now, ZoneId zone) implements CriteriaFacts {
    @Override
    public Optional<PropertyValue> property(PropertyName name) {
      return Optional.ofNullable(person.contact.properties().get(name.value()));
    }

    @Override
    public boolean isOn(ListKey list) {
      return person.contact.lists().contains(list);
    }

    @Override
    public Optional<Criteria> segment(Criteria.InSegment segment) {
      return Optional.empty();
    }

    @Override
    public Optional<ConsentState> consent(Channel channel, Purpose type) {
      return person.contact.consents().state(channel, type);
    }

    @Override
    public boolean hasAddress(Channel channel) {
      return person.contact.addresses().contains(channel);
    }

    @Override
    public boolean isSuppressed(Channel channel) {
      return person.contact.suppressed().contains(channel);
    }

    @Override
    public Instant enteredAt() {
      throw new IllegalStateException("There is no entry");
    }

    @Override
    public Stream<RecordedEvent> events(EventName name, TimeRange range) {
      return person.events.stream()
          .filter(event -> event.name().equals(name) && range.contains(event.at()));
    }

    @Override
    public Stream<Map<String, PropertyValue>> rows(TableKey table) {
      return person.contact.rows().getOrDefault(table, List.of()).stream();
    }

    @Override
    public Set<Criteria.SendOutcome> lastSend() {
      return Set.of();
    }

    @Override
    public Set<Criteria.SendOutcome> sendAt(ElementId element) {
      return Set.of();
    }
  }
}
