package io.relance.application.criteria;

import io.relance.application.contacts.ConsentLedgerEntry;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.contacts.model.PropertyValueJson;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Tables;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.TimeRange;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.json.Choices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The stored events of contacts as criteria count them; only those of a range are read. */
final class RecordedEvents {
  private final ItemStore store;

  RecordedEvents(ItemStore store) {
    this.store = store;
  }

  /** The events of a name in a range, which counts in milliseconds as the store does. */
  Stream<RecordedEvent> of(ContactId contact, EventName name, TimeRange range) {
    var stored = new TimeRange(inMillis(range.from()), inMillis(range.until()));
    return stored.from().isBefore(stored.until()) ? inRange(contact, name, stored) : Stream.empty();
  }

  private Stream<RecordedEvent> inRange(ContactId contact, EventName name, TimeRange range) {
    var messages = new RecordedMessages(store);
    return switch (BuiltInEvent.named(name).orElse(BuiltInEvent.ORDER)) {
      case INBOUND_MESSAGE -> messages.received(contact, range);
      case MESSAGE_SENT -> messages.sent(contact, range);
      case MESSAGE_DELIVERED -> messages.delivered(contact, range);
      case SUBSCRIBED, UNSUBSCRIBED -> consents(contact, name, range);
      case ORDER,
          ORDER_CANCELLED,
          ORDER_REFUNDED,
          CHECKOUT,
          CART_ABANDONED,
          SHIPMENT,
          MESSAGE_OPENED,
          MESSAGE_CLICKED,
          MESSAGE_REPLIED,
          COMPLAINED,
          BOUNCED,
          PAGE_VISITED,
          PRODUCT_VIEWED,
          LIST_JOINED,
          IMPORT ->
          activities(contact, name, range);
    };
  }

  /** The real changes of a contact's consent; a ledger is short. */
  private Stream<RecordedEvent> consents(ContactId contact, EventName name, TimeRange range) {
    return store
        .all(ConsentLedgerEntry.query(contact))
        .map(ConsentLedgerEntry::of)
        .flatMap(RecordedEvents::consent)
        .filter(event -> event.name().equals(name) && range.contains(event.at()));
  }

  /** The event that an item in the partition of a contact stores, if it is one. */
  static Stream<RecordedEvent> of(Item item) {
    var sort = item.key().sort();
    if (sort.startsWith(ContactKeys.CONSENT)) {
      return consent(ConsentLedgerEntry.of(item));
    }
    return sort.startsWith(ContactKeys.ACTIVITY)
        ? Activities.event(item.text("kind").orElse("")).stream().map(name -> event(name, item))
        : Stream.empty();
  }

  private static Stream<RecordedEvent> consent(ConsentLedgerEntry recorded) {
    var event =
        switch (recorded.entry().state()) {
          case SUBSCRIBED -> BuiltInEvent.SUBSCRIBED;
          case UNSUBSCRIBED -> BuiltInEvent.UNSUBSCRIBED;
        };
    var name = event.eventName();
    return recorded.changed()
        ? Stream.of(
            new RecordedEvent(name, recorded.entry().at(), properties(name, recorded.entry())))
        : Stream.empty();
  }

  private static Map<String, PropertyValue> properties(EventName name, ConsentEntry entry) {
    return new EventProperties(name, Map.of())
        .with("channel", Choices.name(entry.channel()))
        .with("type", Choices.name(entry.type()))
        .with("source", entry.source())
        .values();
  }

  private static Instant inMillis(Instant bound) {
    return bound.equals(Instant.MIN) || bound.equals(Instant.MAX)
        ? bound
        : bound.truncatedTo(ChronoUnit.MILLIS);
  }

  private Stream<RecordedEvent> activities(ContactId contact, EventName name, TimeRange range) {
    var query =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
            .between(ContactKeys.ACTIVITY + first(range), ContactKeys.ACTIVITY + last(range));
    return store
        .all(query)
        .filter(item -> item.text("kind").equals(Optional.of(Activities.kind(name))))
        .map(item -> event(name, item));
  }

  private static String first(TimeRange range) {
    return range.from().isBefore(Instant.EPOCH) ? "" : Instants.text(range.from());
  }

  /** The keys of events at the end itself come after it. */
  private static String last(TimeRange range) {
    return range.until().equals(Instant.MAX) ? Query.LAST : Instants.text(range.until());
  }

  private static RecordedEvent event(EventName name, Item item) {
    return new RecordedEvent(name, item.instant("at").orElseThrow(), properties(item));
  }

  private static Map<String, PropertyValue> properties(Item item) {
    return item.text(Activities.PROPERTIES).map(PropertyValueJson::read).orElse(Map.of());
  }
}
