package io.relance.application.contacts.model;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.EventName;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Events on a contact's timeline that are not stored as messages or enrollments. */
public final class Activities {
  /** The attribute with the properties that criteria compare. */
  public static final String PROPERTIES = "properties";

  private static final String REPORTED = "reported:";

  /** The events that criteria read from messages and from the consent ledger. */
  private static final Set<BuiltInEvent> STORED_ELSEWHERE =
      EnumSet.of(
          BuiltInEvent.INBOUND_MESSAGE,
          BuiltInEvent.MESSAGE_SENT,
          BuiltInEvent.MESSAGE_DELIVERED,
          BuiltInEvent.SUBSCRIBED,
          BuiltInEvent.UNSUBSCRIBED);

  private Activities() {}

  /**
   * The write that adds one event to a contact's timeline.
   *
   * @param kind the type of the event, such as {@code reentry-refused}
   * @param details texts by name; never an address
   */
  public static Write write(
      ContactId contact, Instant at, String kind, Map<String, String> details) {
    return Write.put(item(contact, at, kind, details).build());
  }

  /**
   * The write that adds one event with properties that criteria compare.
   *
   * @param at the event's own time
   * @param details texts of its timeline entry, by name; never an address
   */
  public static Write write(
      ContactId contact, Instant at, EventProperties properties, Map<String, String> details) {
    return Write.put(
        item(contact, at, kind(properties.event()), details)
            .json(PROPERTIES, PropertyValueJson.plain(properties.values()))
            .build());
  }

  /**
   * The kind under which an event is stored. What other systems report has a kind of its own, so
   * that no name is that of something else on a timeline.
   */
  public static String kind(EventName name) {
    return BuiltInEvent.named(name).isPresent() ? name.value() : REPORTED + name;
  }

  /** The event that is stored under a kind; empty for what criteria do not count there. */
  public static Optional<EventName> event(String kind) {
    if (kind.startsWith(REPORTED)) {
      return Optional.of(new EventName(kind.substring(REPORTED.length())));
    }
    return BuiltInEvent.named(new EventName(kind))
        .filter(event -> !STORED_ELSEWHERE.contains(event))
        .map(BuiltInEvent::eventName);
  }

  private static ItemBuilder item(
      ContactId contact, Instant at, String kind, Map<String, String> details) {
    var sort = ContactKeys.ACTIVITY + Instants.text(at) + "#" + Ids.random();
    return ItemBuilder.at(ContactKeys.inContact(contact, sort))
        .instant("at", at)
        .text("kind", kind)
        .json("details", details);
  }
}
