package io.relance.application.privacy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.contacts.model.Contact;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An erasure in progress.
 *
 * @param addresses what is still to be looked for; nothing once everything was looked through
 * @param isCutShort whether not everything was looked through yet
 */
record Erasure(ContactId contact, Instant askedAt, List<String> addresses, boolean isCutShort) {
  private static final String PREFIX = "erasure#";
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  Erasure {
    addresses = List.copyOf(addresses);
  }

  static Erasure of(Contact contact, Instant now) {
    var addresses = Stream.of(contact.phone(), contact.email()).flatMap(it -> it.stream()).toList();
    return new Erasure(contact.id(), now, addresses, true);
  }

  static Erasure of(Item item) {
    return new Erasure(
        new ContactId(item.key().partition().substring(PREFIX.length())),
        item.instant("askedAt").orElseThrow(),
        Json.read(item.text("addresses").orElse("[]"), TEXTS),
        item.text("addresses").isPresent());
  }

  static ItemKey key(ContactId contact) {
    return new ItemKey(Tables.PLATFORM, PREFIX + contact, "erasure");
  }

  Write put() {
    return Write.put(
        ItemBuilder.at(key(contact))
            .instant("askedAt", askedAt)
            .json("addresses", addresses)
            .build());
  }

  /** Everything was looked through. */
  Write lookedThrough() {
    return Write.update(key(contact), Precondition.present(), Edit.remove("addresses"));
  }
}
