package io.relance.application.events;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.EventName;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;

/** Stores events of other systems on the timelines of their contacts, each id once. */
final class ReportedEvents {
  /**
   * Two writes for an event, one for its contact and one for its name; with the audit entry they
   * stay within a transaction's hundred.
   */
  private static final int CHUNK = 24;

  private final ItemStore store;
  private final Set<EventName> names;
  private final Instant now;

  /**
   * @param names those of earlier events
   */
  ReportedEvents(ItemStore store, Set<EventName> names, Instant now) {
    this.store = store;
    this.names = new HashSet<>(names);
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** An event whose contact is known. */
  record Reported(int index, NewEvent event, ContactId contact) {
    Optional<ItemKey> marker() {
      return event.id().map(ContactEventKeys::reported);
    }
  }

  /**
   * Stores those that are not stored yet.
   *
   * @return the ones whose contact was erased meanwhile
   */
  List<Reported> store(List<Reported> events) {
    var erased = new ArrayList<Reported>();
    for (var chunk : fresh(events).stream().gather(Gatherers.windowFixed(CHUNK)).toList()) {
      erased.addAll(storeChunk(chunk));
    }
    return erased;
  }

  private List<Reported> fresh(List<Reported> events) {
    var distinct = new LinkedHashMap<Object, Reported>();
    events.forEach(it -> distinct.putIfAbsent(it.marker().<Object>map(key -> key).orElse(it), it));
    var markers = distinct.values().stream().flatMap(it -> it.marker().stream()).toList();
    var stored = store.getMany(markers);
    return distinct.values().stream()
        .filter(it -> it.marker().filter(stored::containsKey).isEmpty())
        .toList();
  }

  private List<Reported> storeChunk(List<Reported> events) {
    return switch (Transactions.write(store, writes(events))) {
      case WriteResult.Committed() -> {
        events.forEach(it -> names.add(it.event().name()));
        yield List.of();
      }
      case WriteResult.Refused refused ->
          events.size() == 1
              ? erased(refused, events.getFirst()).stream().toList()
              : events.stream().flatMap(it -> storeChunk(List.of(it)).stream()).toList();
    };
  }

  /** Otherwise another request has stored the same event. */
  private static Optional<Reported> erased(WriteResult.Refused refused, Reported event) {
    return Optional.of(event)
        .filter(it -> refused.of(ContactKeys.contact(it.contact())).isPresent());
  }

  private List<Write> writes(List<Reported> events) {
    var byKey = new LinkedHashMap<ItemKey, Write>();
    for (var reported : events) {
      reported.marker().map(this::once).ifPresent(write -> byKey.put(write.key(), write));
      var name = reported.event().name();
      if (!names.contains(name)) {
        byKey.put(RecordedEventNames.add(name).key(), RecordedEventNames.add(name));
      }
      var contact = ContactKeys.contact(reported.contact());
      byKey.put(contact, Write.check(contact, Precondition.present()));
    }
    var writes = new ArrayList<>(byKey.values());
    events.forEach(reported -> writes.add(activity(reported)));
    writes.addAll(AuditScope.entry("events.record", "events", now));
    return writes;
  }

  private Write once(ItemKey marker) {
    return Write.putNew(ItemBuilder.at(marker).instant("recordedAt", now).build());
  }

  private Write activity(Reported reported) {
    var event = reported.event();
    return Activities.write(
        reported.contact(),
        event.at().map(at -> at.truncatedTo(ChronoUnit.MILLIS)).orElse(now),
        new EventProperties(event.name(), event.properties()),
        Map.of("event", event.name().value()));
  }
}
