package io.relance.application.contacts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stores opt-outs under a keyed hash of the address, and restores them for a contact that gets the
 * address: those stated from the address itself, and those of a contact that no longer has it.
 */
final class RetainedOptOuts {
  /** The source of a restored opt-out. */
  static final String SOURCE = "kept-opt-out";

  private static final TypeReference<List<ConsentEntry>> ENTRIES = new TypeReference<>() {};
  private static final String REVISION = "revision";

  private final ItemStore store;
  private final AddressHashes hashes;

  RetainedOptOuts(ItemStore store, AddressHashes hashes) {
    this.store = store;
    this.hashes = hashes;
  }

  /**
   * The retained opt-outs of addresses that a contact is about to get.
   *
   * @param checks that no other opt-out was retained meanwhile; for the same transaction
   */
  record Found(List<ConsentStatement> statements, List<Write> checks) {}

  /** Those of each of several contacts, in their order. */
  List<Found> of(List<Map<IdentityKind, String>> addresses) {
    var keys = addresses.stream().map(it -> it.values().stream().map(this::key).toList()).toList();
    var items = store.getMany(keys.stream().flatMap(List::stream).toList());
    return keys.stream().map(it -> found(it, items)).toList();
  }

  private static Found found(List<ItemKey> keys, Map<ItemKey, Item> items) {
    var statements = new ArrayList<ConsentStatement>();
    var checks = new ArrayList<Write>();
    for (var key : keys) {
      var item = Optional.ofNullable(items.get(key));
      checks.add(Write.check(key, asRead(item)));
      consents(item).standing().stream()
          .filter(entry -> entry.state() == ConsentState.UNSUBSCRIBED)
          .forEach(entry -> statements.add(statement(entry)));
    }
    return new Found(statements, checks);
  }

  /** Stores what is stated from an address about all messages to it. */
  void state(String address, ConsentStatement said) {
    OptimisticRetry.retryUntil(
        "consents of an address", hashes.of(address), () -> tryToState(key(address), said));
  }

  private boolean tryToState(ItemKey key, ConsentStatement said) {
    var item = store.get(key);
    var before = consents(item);
    var after = before;
    for (var entry : said.entries()) {
      after = after.after(entry);
    }
    return after.equals(before)
        || Transactions.write(store, List.of(put(key, after, asRead(item)))).committed();
  }

  /**
   * The writes that retain a contact's opt-outs for addresses that it loses. An email is no
   * contact's then; a phone may still be that of others, and what was stated from it stays.
   */
  List<Write> keep(Contact contact, Map<IdentityKind, String> addresses) {
    var writes = new ArrayList<Write>();
    addresses.forEach((kind, address) -> writes.addAll(keep(contact, kind, key(address))));
    return writes;
  }

  private List<Write> keep(Contact contact, IdentityKind kind, ItemKey key) {
    var optOuts = optOuts(contact, kind);
    if (kind == IdentityKind.EMAIL) {
      return List.of(
          optOuts.isEmpty()
              ? Write.delete(key)
              : put(key, new Consents(optOuts), Precondition.always()));
    }
    var item = store.get(key);
    var before = consents(item);
    var after = before;
    for (var entry : optOuts) {
      after = after.after(entry);
    }
    return after.equals(before) ? List.of() : List.of(put(key, after, asRead(item)));
  }

  private static Write put(ItemKey key, Consents consents, Precondition asRead) {
    var item =
        ItemBuilder.at(key)
            .json("entries", consents.standing())
            .text(REVISION, Ids.random())
            .build();
    return new Write.Put(item, asRead);
  }

  private static Precondition asRead(Optional<Item> item) {
    return item.flatMap(found -> found.text(REVISION))
        .map(revision -> Precondition.equal(REVISION, revision))
        .orElseGet(Precondition::absent);
  }

  private static List<ConsentEntry> optOuts(Contact contact, IdentityKind kind) {
    var channels = channels(kind);
    return contact.consents().standing().stream()
        .filter(entry -> entry.state() == ConsentState.UNSUBSCRIBED)
        .filter(entry -> channels.contains(entry.channel()))
        .toList();
  }

  private static Set<Channel> channels(IdentityKind kind) {
    return switch (kind) {
      case PHONE -> Set.of(Channel.SMS, Channel.WHATSAPP);
      case EMAIL -> Set.of(Channel.EMAIL);
      case SHOP -> Set.of();
    };
  }

  private static ConsentStatement statement(ConsentEntry entry) {
    return ConsentStatement.of(
        new ConsentEntry(entry.channel(), entry.type(), entry.state(), SOURCE, entry.at()));
  }

  private static Consents consents(Optional<Item> item) {
    var entries = item.flatMap(found -> found.text("entries")).orElse("[]");
    return new Consents(Json.read(entries, ENTRIES));
  }

  private ItemKey key(String address) {
    return new ItemKey(Tables.CONTACTS, "optout#" + hashes.of(address), "optout");
  }
}
