package io.relance.domain.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Stores items under keys; each transaction is durable and atomic.
 *
 * <p>Limits, in every adapter ({@link ItemLimits}): 100 writes in a transaction and one to an item,
 * 400 KB an item, 4 MB a transaction, 100 keys in a batch read, 1 MB a page; attributes that an
 * index reads are texts. Beyond them, or when an edit does not suit what the attribute holds:
 * {@link IllegalArgumentException}, and nothing is written. Reads by key and of a table's partition
 * see every transaction that has been answered; reads of an index may not.
 */
public interface ItemStore {
  Optional<Item> get(ItemKey key);

  /** The items that exist among at most 100 distinct keys. */
  Map<ItemKey, Item> getAll(Collection<ItemKey> keys);

  /** The items that exist among any number of keys, read in batches. */
  default Map<ItemKey, Item> getMany(Collection<ItemKey> keys) {
    var found = new LinkedHashMap<ItemKey, Item>();
    keys.stream()
        .distinct()
        .gather(Gatherers.windowFixed(ItemLimits.KEYS_IN_A_BATCH))
        .forEach(some -> found.putAll(getAll(some)));
    return found;
  }

  ItemPage query(Query query);

  /**
   * Does all writes, or none.
   *
   * @param token 1 to 36 characters that name this transaction: once committed, the same token with
   *     the same writes within ten minutes is the same transaction, answered again and not done
   *     twice; with other writes it is an {@link IllegalArgumentException}. A refused transaction
   *     leaves no trace; its token can be used again.
   * @throws Conflict when another transaction was at the same items; try again
   * @throws io.relance.domain.failure.TransientFailure when the store does not answer; whether the
   *     writes happened is then unknown, and the same token may be used to try again
   */
  WriteResult transact(String token, List<Write> writes);

  /** As {@link #transact(String, List)} with a random token. */
  default WriteResult transact(List<Write> writes) {
    return transact(java.util.UUID.randomUUID().toString(), writes);
  }

  /**
   * Removes from the files of the store what was deleted or overwritten before, so that nothing of
   * it can be recovered from them. A store whose service does so by itself has nothing to do.
   *
   * @throws io.relance.domain.failure.TransientFailure when it could not be done now
   */
  default void purgeDeleted() {}

  /** All items of a query, read page by page as the stream is consumed. */
  default Stream<Item> all(Query query) {
    return Stream.iterate(
            Optional.of(query(query)),
            Optional::isPresent,
            page -> page.flatMap(ItemPage::next).map(next -> query(query.after(next))))
        .flatMap(page -> page.orElseThrow().items().stream());
  }
}
