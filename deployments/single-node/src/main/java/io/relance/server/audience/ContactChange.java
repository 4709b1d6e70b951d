package io.relance.server.audience;

import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.membership.Mentions;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.engagement.Engagement;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.EventName;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Changes.Change;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import io.relance.embedded.store.WatchedItems;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A recorded change of an item that says something of a contact. */
record ContactChange(ContactId contact, long position, Change change) {
  private static final String CONTACT = "contact";
  private static final String STATE = "state";
  private static final String DELIVERED = "delivered";
  private static final String RECEIVED = "received";
  private static final String SENT = "sent";
  private static final String FAILED = "failed";

  /** The states of messages that say something of a contact. */
  private static final Set<String> STATES = Set.of(RECEIVED, SENT, FAILED);

  /** The changes that the index needs; they hold nothing that could identify a person. */
  static final List<WatchedItems> WATCHED =
      List.of(
          ofContacts(CONTACT, _ -> true),
          ofContacts(ContactKeys.LIST, _ -> true),
          ofContacts(ContactKeys.ROW, _ -> true),
          ofContacts(ContactKeys.CONSENT, _ -> true),
          ofContacts(ContactKeys.ACTIVITY, ContactChange::isCounted),
          messages("send#"),
          messages("received#"));

  private static WatchedItems ofContacts(String sort, Predicate<Item> counts) {
    return new WatchedItems(Tables.CONTACTS, "contact#", sort, Set.of(), counts);
  }

  private static WatchedItems messages(String prefix) {
    return new WatchedItems(
        Tables.SENDS,
        prefix,
        "",
        Set.of(CONTACT, STATE, DELIVERED, Engagement.BOUNCED.attribute()),
        item -> item.text(STATE).filter(STATES::contains).isPresent());
  }

  /** Whether an activity is an event that criteria count. */
  private static boolean isCounted(Item activity) {
    return activity.text("kind").flatMap(Activities::event).isPresent();
  }

  /** The change of a contact; empty when it says nothing of one. */
  static Optional<ContactChange> of(Change change) {
    return contactOf(change)
        .map(contact -> new ContactChange(contact, Long.parseLong(change.position()), change));
  }

  private static Optional<ContactId> contactOf(Change change) {
    return change.key().table().equals(Tables.CONTACTS)
        ? Optional.of(ContactKeys.contactOf(change.key()))
        : change
            .after()
            .flatMap(item -> item.text(CONTACT))
            .or(() -> change.before().flatMap(item -> item.text(CONTACT)))
            .map(ContactId::new);
  }

  /**
   * What changed of the contact.
   *
   * @param item the item as it is now, read when it is needed
   */
  Mentions mentions(Supplier<Optional<Item>> item) {
    var events = isOfEvent() ? names(item.get()) : messages();
    return new Mentions(isOfProfile(), in(ContactKeys.LIST), in(ContactKeys.ROW), events);
  }

  private Set<EventName> names(Optional<Item> item) {
    if (in(ContactKeys.CONSENT)) {
      return Set.of(BuiltInEvent.SUBSCRIBED.eventName(), BuiltInEvent.UNSUBSCRIBED.eventName());
    }
    return item.flatMap(found -> found.text("kind")).flatMap(Activities::event).stream()
        .collect(Collectors.toSet());
  }

  private Set<EventName> messages() {
    var events = EnumSet.noneOf(BuiltInEvent.class);
    if (isMessage()) {
      events.addAll(eventsBefore());
      events.addAll(eventsAfter());
    }
    return events.stream().map(BuiltInEvent::eventName).collect(Collectors.toSet());
  }

  boolean isMessage() {
    return change.key().table().equals(Tables.SENDS);
  }

  boolean isInsertion() {
    return change.before().isEmpty() && change.after().isPresent();
  }

  private boolean in(String prefix) {
    return !isMessage() && change.key().sort().startsWith(prefix);
  }

  /** Whether the contact was created or deleted. */
  boolean isOfExistence() {
    return !isMessage()
        && ContactKeys.isContact(change.key())
        && change.before().isPresent() != change.after().isPresent();
  }

  /** Whether it stores an event in the partition of the contact, or removes one. */
  boolean isOfEvent() {
    return in(ContactKeys.ACTIVITY) || in(ContactKeys.CONSENT);
  }

  /** Whether something other than an event may have changed. */
  boolean isOfProfile() {
    return isMessage()
        ? mayHaveSuppressed()
        : ContactKeys.isContact(change.key()) || in(ContactKeys.LIST) || in(ContactKeys.ROW);
  }

  /** A message that fails or bounces may have suppressed the address. */
  private boolean mayHaveSuppressed() {
    return change
        .after()
        .filter(
            item ->
                item.text(STATE).filter(FAILED::equals).isPresent()
                    || Engagement.BOUNCED.isOn(item))
        .isPresent();
  }

  /** The events that the message is now. */
  Set<BuiltInEvent> eventsAfter() {
    return events(change.after());
  }

  /** The events that the message was before. */
  Set<BuiltInEvent> eventsBefore() {
    return events(change.before());
  }

  private static Set<BuiltInEvent> events(Optional<Item> message) {
    var owned = message.filter(item -> item.text(CONTACT).isPresent());
    var state = owned.flatMap(item -> item.text(STATE)).orElse("");
    return switch (state) {
      case RECEIVED -> EnumSet.of(BuiltInEvent.INBOUND_MESSAGE);
      case SENT ->
          owned.flatMap(item -> item.attribute(DELIVERED)).equals(Optional.of(Value.of(true)))
              ? EnumSet.of(BuiltInEvent.MESSAGE_SENT, BuiltInEvent.MESSAGE_DELIVERED)
              : EnumSet.of(BuiltInEvent.MESSAGE_SENT);
      default -> EnumSet.noneOf(BuiltInEvent.class);
    };
  }
}
