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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the index knows of one contact, with texts in the form in which criteria compare them. */
record RowFacts(Shard shard, int row, AudienceQuery query) implements CriteriaFacts {
  @Override
  public Instant now() {
    return query.now();
  }

  @Override
  public ZoneId zone() {
    return query.zone();
  }

  @Override
  public Optional<PropertyValue> property(PropertyName name) {
    return shard.properties().get(row, name.value());
  }

  @Override
  public boolean isOn(ListKey list) {
    return shard.marks().has(row, new Mark.Listed(list));
  }

  @Override
  public Optional<Criteria> segment(Criteria.InSegment segment) {
    throw Shard.unresolved(segment);
  }

  @Override
  public Optional<ConsentState> consent(Channel channel, Purpose type) {
    return Arrays.stream(ConsentState.values())
        .filter(state -> shard.marks().has(row, new Mark.Consented(channel, type, state)))
        .findFirst();
  }

  @Override
  public boolean hasAddress(Channel channel) {
    return shard.marks().has(row, new Mark.Addressed(channel));
  }

  @Override
  public boolean isSuppressed(Channel channel) {
    return shard.marks().has(row, new Mark.Suppressed(channel));
  }

  @Override
  public Instant enteredAt() {
    throw new IllegalStateException("Criteria since entry hold for an enrollment only");
  }

  @Override
  public Stream<RecordedEvent> events(EventName name, TimeRange range) {
    return shard.history(name).events(row, name, range);
  }

  @Override
  public Stream<Map<String, PropertyValue>> rows(TableKey table) {
    return shard.rows(table).records(row);
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
