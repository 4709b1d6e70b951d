package io.relance.application.contacts;
import io.relance.application.contacts.model.ContactKeys;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Notes that a contact did something, such as order, once for each thing done. */
public final class RecordEvent {
  private final ItemStore store;

  public RecordEvent(ItemStore store) {
    this.store = store;
  }

  /**
   * A thing done.
   *
   * @param kind as criteria name it, such as {@code order}
   * @param id tells it from others of its kind, such as the order's id
   */
  public record Event(String kind, String id, Instant at) {}

  /** Notes an event; told again, or of a contact that is no more, it does nothing. */
  public void record(ContactId contact, Event event) {
    var sort = ContactKeys.ACTIVITY + Instants.text(event.at()) + "#" + Ids.random();
    var known = ContactKeys.inContact(contact, "event#" + event.kind() + "#" + event.id());
    Transactions.write(
        store,
        List.of(
            Write.putNew(ItemBuilder.at(known).instant("at", event.at()).build()),
            Write.putNew(
                ItemBuilder.at(ContactKeys.inContact(contact, sort))
                    .instant("at", event.at())
                    .text("kind", event.kind())
                    .json("details", Map.of("id", event.id()))
                    .build()),
            Write.check(ContactKeys.contact(contact), Precondition.present())));
  }
}
