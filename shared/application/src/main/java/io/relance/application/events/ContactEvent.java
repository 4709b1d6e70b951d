package io.relance.application.events;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event of one contact, with a unique id.
 *
 * @param id the unique id of the event, such as {@code order-completed:<order id>}
 * @param kind the kind of trigger that it matches
 * @param variables a JSON object: the roots that texts may use, such as {@code order}
 * @param about the values that triggers filter by, such as the status of a parcel; never an address
 *     or a message
 * @param settledAt when all automations that it triggers had been notified
 */
public record ContactEvent(
    String id,
    String kind,
    ContactId contact,
    Instant at,
    String variables,
    Map<String, String> about,
    Optional<Instant> settledAt) {
  private static final String HAPPENED_AT = "happenedAt";
  private static final TypeReference<Map<String, String>> ABOUT = new TypeReference<>() {};

  public ContactEvent {
    about = Map.copyOf(about);
  }

  /** One that has just happened. */
  public static ContactEvent of(String id, String kind, ContactId contact, Instant at) {
    return new ContactEvent(id, kind, contact, at, "{}", Map.of(), Optional.empty());
  }

  /** The occurrence with a record whose components are the roots that texts may use. */
  public ContactEvent with(Object variables) {
    return new ContactEvent(id, kind, contact, at, Json.write(variables), about, settledAt);
  }

  public ContactEvent about(Map<String, String> about) {
    return new ContactEvent(id, kind, contact, at, variables, about, settledAt);
  }

  /** The same with its own time, such as that of the last change of a cart. */
  public ContactEvent happened(Instant ownTime) {
    var more = new HashMap<>(about);
    more.put(HAPPENED_AT, ownTime.toString());
    return about(more);
  }

  /** The same, settled as it is stored: it triggers nothing. */
  public ContactEvent settledNow() {
    return new ContactEvent(id, kind, contact, at, variables, about, Optional.of(at));
  }

  /** Its own time: that of what it is about where it is stored, else that of the event itself. */
  public Instant ownTime() {
    return Optional.ofNullable(about.get(HAPPENED_AT)).map(Instant::parse).orElse(at);
  }

  public boolean settled() {
    return settledAt.isPresent();
  }

  /** Empty after its contact was erased. */
  static Optional<ContactEvent> read(Item item) {
    return item.text("variables")
        .map(
            variables ->
                new ContactEvent(
                    item.key().partition().substring("occurrence#".length()),
                    item.text("kind").orElseThrow(),
                    new ContactId(item.text("contact").orElseThrow()),
                    item.instant("at").orElseThrow(),
                    variables,
                    Json.read(item.text("about").orElse("{}"), ABOUT),
                    item.text("settledAt").map(Instant::parse)));
  }

  Item item() {
    return ItemBuilder.at(ContactEventKeys.occurrence(id))
        .text("kind", kind)
        .text("contact", contact.value())
        .instant("at", at)
        .text("variables", variables)
        .json("about", about)
        .instant("settledAt", settledAt)
        .build();
  }
}
