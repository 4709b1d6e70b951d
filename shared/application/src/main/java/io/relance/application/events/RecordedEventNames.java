package io.relance.application.events;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.criteria.EventName;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the events that other systems have reported. */
public final class RecordedEventNames {
  /** The most names that there can be. */
  public static final int MOST = 1_000;

  private static final String PARTITION = "event-names";
  private static final String PREFIX = "event#";

  private final ItemStore store;

  public RecordedEventNames(ItemStore store) {
    this.store = store;
  }

  /** All of them. */
  public Set<EventName> all() {
    return store
        .all(Query.of(Tables.CONTACTS, PARTITION).startingWith(PREFIX))
        .map(RecordedEventNames::name)
        .collect(Collectors.toSet());
  }

  /** The write that adds a name, for the transaction that stores its first event. */
  static Write add(EventName name) {
    var key = new ItemKey(Tables.CONTACTS, PARTITION, PREFIX + name);
    return Write.put(ItemBuilder.at(key).build());
  }

  private static EventName name(Item item) {
    return new EventName(item.key().sort().substring(PREFIX.length()));
  }
}
