package io.relance.application.events;

import io.relance.application.contacts.model.IdentityKind;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.id.ContactId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event that another system reports about a contact.
 *
 * @param id events with the same id are one event; absent: an event of its own
 * @param at absent: now
 */
public record NewEvent(
    Optional<String> id,
    Reference contact,
    EventName name,
    Optional<Instant> at,
    Map<String, PropertyValue> properties) {

  public NewEvent {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** Whose event it is. */
  public sealed interface Reference {
    /** The contact with an id. */
    record Id(ContactId contact) implements Reference {}

    /** The contact whose own identity this is, in any notation. */
    record Identity(IdentityKind kind, String raw) implements Reference {}
  }

  /** Omits the values, which are personal data. */
  @Override
  public String toString() {
    return "NewEvent[name=" + name + "]";
  }
}
