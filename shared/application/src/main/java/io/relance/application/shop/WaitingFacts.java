package io.relance.application.shop;

import io.relance.application.contacts.AddressHashes;
import io.relance.application.contacts.Contacts;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.FulfillmentChanged;
import io.relance.domain.shop.ShopFact.OrderChanged;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Facts about an order that arrived before it. They belong to no contact yet, so each is also found
 * by the addresses in it, under a keyed hash, for the erasure of that person.
 */
public final class WaitingFacts {
  private static final Duration LONGEST_WAIT = Duration.ofDays(30);
  private static final String FACT = "fact";

  /** What is larger does not wait: no report of a parcel is, and an order is reported itself. */
  private static final int LONGEST_FACT = 300_000;

  private final ItemStore store;
  private final Contacts contacts;
  private final AddressHashes hashes;
  private final InstantSource clock;

  public WaitingFacts(
      ItemStore store, Contacts contacts, AddressHashes hashes, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.hashes = hashes;
    this.clock = clock;
  }

  /**
   * Stores a fact unless its order is stored.
   *
   * @param id the fact among those of its order
   * @return false when the order is stored
   */
  boolean add(String order, Instant at, String id, ShopFact fact) {
    var addresses = addresses(fact);
    var json = ShopFacts.write(addresses.isEmpty() ? withoutPerson(fact) : fact);
    if (json.length() > LONGEST_FACT) {
      return true;
    }
    var key = ShopKeys.waiting(order, Instants.text(at) + "#" + id);
    var expiry = clock.instant().plus(LONGEST_WAIT);
    var writes = new ArrayList<Write>();
    writes.add(Write.check(ShopKeys.order(order), Precondition.absent()));
    writes.add(Write.put(ItemBuilder.at(key).text(FACT, json).expiresAt(expiry).build()));
    for (var address : addresses) {
      writes.add(
          Write.put(
              ItemBuilder.at(ShopKeys.waitingFor(hashes.of(address), key))
                  .text("partition", key.partition())
                  .text("sort", key.sort())
                  .expiresAt(expiry)
                  .build()));
    }
    return Transactions.write(store, writes).committed();
  }

  /** What waits for an order, in the order of time. */
  List<Item> of(String order) {
    return store
        .all(
            Query.of(Tables.OCCURRENCES, ShopKeys.orderPartition(order))
                .startingWith(ShopKeys.WAITING))
        .toList();
  }

  static ShopFact fact(Item item) {
    return ShopFacts.read(item.text(FACT).orElseThrow());
  }

  void remove(Item waiting) {
    var writes = new ArrayList<Write>();
    writes.add(Write.delete(waiting.key()));
    addresses(fact(waiting)).stream()
        .map(address -> Write.delete(ShopKeys.waitingFor(hashes.of(address), waiting.key())))
        .forEach(writes::add);
    Transactions.write(store, writes);
  }

  /** Removes the facts in which one of these addresses stands: E.164, or email in lower case. */
  public void forget(Collection<String> addresses) {
    addresses.stream()
        .flatMap(address -> hashes.known(address).stream())
        .flatMap(
            hash -> store.all(Query.of(Tables.OCCURRENCES, ShopKeys.waitingForPartition(hash))))
        .toList()
        .forEach(this::forget);
  }

  private void forget(Item reference) {
    var waiting =
        new ItemKey(
            Tables.OCCURRENCES,
            reference.text("partition").orElseThrow(),
            reference.text("sort").orElseThrow());
    store.get(waiting).ifPresent(this::remove);
    Transactions.write(store, List.of(Write.delete(reference.key())));
  }

  private List<String> addresses(ShopFact fact) {
    return switch (fact) {
      case FulfillmentChanged changed -> contacts.addresses(changed.contact());
      case OrderChanged changed -> contacts.addresses(changed.order().contact());
      case ShopFact _ -> List.of();
    };
  }

  /** A name without an address finds nobody, and could not be erased. */
  private static ShopFact withoutPerson(ShopFact fact) {
    return switch (fact) {
      case FulfillmentChanged changed -> changed.withoutContact();
      case OrderChanged changed -> changed.withoutContact();
      case ShopFact _ -> fact;
    };
  }
}
