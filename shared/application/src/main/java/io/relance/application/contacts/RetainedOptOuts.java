package io.relance.application.contacts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Retains opt-outs of addresses that no longer belong to a contact, under a keyed hash, and
 * restores them for a contact that gets the address.
 */
final class RetainedOptOuts {
  /** The source of a restored opt-out. */
  static final String SOURCE = "kept-opt-out";

  private static final TypeReference<List<ConsentEntry>> ENTRIES = new TypeReference<>() {};

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

  Found of(Map<IdentityKind, String> addresses) {
    var keys = addresses.values().stream().map(this::key).toList();
    var items = keys.isEmpty() ? Map.<ItemKey, Item>of() : store.getAll(keys);
    var statements = new ArrayList<ConsentStatement>();
    var checks = new ArrayList<Write>();
    for (var key : keys) {
      var item = items.get(key);
      checks.add(Write.check(key, item == null ? Precondition.absent() : Precondition.present()));
      if (item != null) {
        entries(item).forEach(entry -> statements.add(statement(entry)));
      }
    }
    return new Found(statements, checks);
  }

  /** The writes that retain a contact's opt-outs for addresses that it loses. */
  List<Write> keep(Contact contact, Map<IdentityKind, String> addresses) {
    return addresses.entrySet().stream()
        .map(address -> keep(key(address.getValue()), optOuts(contact, address.getKey())))
        .toList();
  }

  private static Write keep(ItemKey key, List<ConsentEntry> optOuts) {
    return optOuts.isEmpty()
        ? Write.delete(key)
        : Write.put(ItemBuilder.at(key).json("entries", optOuts).build());
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

  private static Collection<ConsentEntry> entries(Item item) {
    return Json.read(item.text("entries").orElse("[]"), ENTRIES);
  }

  private ItemKey key(String address) {
    return new ItemKey(Tables.CONTACTS, "optout#" + hashes.of(address), "optout");
  }
}
