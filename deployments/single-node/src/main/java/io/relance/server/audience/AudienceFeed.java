package io.relance.server.audience;

import io.relance.application.criteria.ContactFacts;
import io.relance.application.persistence.Tables;
import io.relance.audience.AudienceIndex;
import io.relance.domain.store.Changes.Change;
import io.relance.domain.store.Table;
import io.relance.embedded.store.SqliteItemStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Brings an index up to the last recorded change, in the order of commits, whenever it is asked to.
 */
final class AudienceFeed {
  private static final List<Table> TABLES = List.of(Tables.CONTACTS, Tables.SENDS);
  private static final int AT_A_TIME = 1000;
  private static final String FROM_THE_START = "0";

  private final AudienceIndex index;
  private final SqliteItemStore store;
  private final IndexUpdates updates;
  private final Map<Table, String> positions = new HashMap<>();
  private final ReentrantLock applying = new ReentrantLock(true);

  private AudienceFeed(AudienceIndex index, Sources sources) {
    this.index = index;
    this.store = sources.store();
    this.updates =
        new IndexUpdates(index, sources.facts(), store, store::latestChange, sources.removed());
  }

  /**
   * Where an index gets its contacts from.
   *
   * @param removed is run when a contact was removed
   */
  record Sources(ContactFacts facts, SqliteItemStore store, Runnable removed) {}

  /** That of an index which is built from the store now. */
  static AudienceFeed built(Sources sources) {
    var feed = new AudienceFeed(new AudienceIndex(), sources);
    for (var table : TABLES) {
      feed.positions.put(table, feed.last(table));
    }
    feed.updates.readAll();
    return feed;
  }

  /**
   * That of an index which was written at some positions.
   *
   * @throws IllegalArgumentException when the changes since are no longer stored
   */
  static AudienceFeed resumed(AudienceIndex.Snapshot snapshot, Sources sources) {
    var feed = new AudienceFeed(snapshot.index(), sources);
    var positions = snapshot.position().split("/", -1);
    for (int at = 0; at < TABLES.size(); at++) {
      feed.positions.put(TABLES.get(at), positions[at]);
      feed.read(TABLES.get(at), 1);
    }
    return feed;
  }

  /** The position of the last change of a table that is stored now. */
  private String last(Table table) {
    var position = FROM_THE_START;
    var found = read(table, position, AT_A_TIME);
    while (!found.isEmpty()) {
      position = found.getLast().position();
      found = read(table, position, AT_A_TIME);
    }
    return position;
  }

  AudienceIndex index() {
    return index;
  }

  /**
   * Applies what was committed before the call.
   *
   * @param patience whether to go on after some changes
   * @return false when patience ended before
   */
  boolean catchUp(BooleanSupplier patience) {
    applying.lock();
    try {
      while (step()) {
        if (!patience.getAsBoolean()) {
          return false;
        }
      }
      updates.caughtUp();
      return true;
    } finally {
      applying.unlock();
    }
  }

  /** Applies some changes of each table; whether there were any. */
  private boolean step() {
    boolean any = false;
    for (var table : TABLES) {
      var found = read(table, AT_A_TIME);
      if (!found.isEmpty()) {
        updates.apply(found.stream().flatMap(change -> ContactChange.of(change).stream()).toList());
        positions.put(table, found.getLast().position());
        any = true;
      }
    }
    return any;
  }

  private List<Change> read(Table table, int limit) {
    return read(table, positions.getOrDefault(table, FROM_THE_START), limit);
  }

  private List<Change> read(Table table, String position, int limit) {
    return position.equals(FROM_THE_START)
        ? store.oldest(table, limit)
        : store.after(table, position, limit);
  }

  /** Does something with the index while it is up to date and does not change. */
  <E extends Exception> void whileCurrent(Action<E> action) throws E {
    applying.lock();
    try {
      var current = catchUp(() -> true);
      if (current) {
        var written = TABLES.stream().map(table -> positions.getOrDefault(table, "0")).toList();
        action.run(index, String.join("/", written));
      }
    } finally {
      applying.unlock();
    }
  }

  /** What is done with an index at its position in the log. */
  interface Action<E extends Exception> {
    void run(AudienceIndex index, String position) throws E;
  }
}
