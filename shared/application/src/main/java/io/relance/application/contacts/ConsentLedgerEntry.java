package io.relance.application.contacts;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a contact's consent ledger.
 *
 * @param seq its sequence number, from 1
 * @param changed whether it changed the consent
 * @param reason the text or provider report that caused it
 * @param fact the id of the source event
 */
public record ConsentLedgerEntry(
    long seq,
    ConsentEntry entry,
    boolean changed,
    Optional<String> reason,
    Optional<String> fact,
    Instant recordedAt) {

  /** Queries the whole ledger of a contact, in order. */
  public static Query query(ContactId contact) {
    return Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
        .startingWith(ContactKeys.CONSENT);
  }

  public static ConsentLedgerEntry of(Item item) {
    return new ConsentLedgerEntry(
        Long.parseLong(item.key().sort().substring(ContactKeys.CONSENT.length())),
        new ConsentEntry(
            Channel.valueOf(item.text("channel").orElseThrow()),
            Purpose.valueOf(item.text("type").orElseThrow()),
            ConsentState.valueOf(item.text("state").orElseThrow()),
            item.text("source").orElseThrow(),
            item.instant("at").orElseThrow()),
        item.attribute("changed").equals(Optional.of(Value.of(true))),
        item.text("reason"),
        item.text("fact"),
        item.instant("recordedAt").orElseThrow());
  }

  Item item(ContactId contact) {
    var sort = ContactKeys.CONSENT + "%06d".formatted(seq);
    return ItemBuilder.at(ContactKeys.inContact(contact, sort))
        .text("channel", entry.channel().name())
        .text("type", entry.type().name())
        .text("state", entry.state().name())
        .text("source", entry.source())
        .instant("at", entry.at())
        .flag("changed", changed)
        .text("reason", reason)
        .text("fact", fact)
        .instant("recordedAt", recordedAt)
        .build();
  }
}
