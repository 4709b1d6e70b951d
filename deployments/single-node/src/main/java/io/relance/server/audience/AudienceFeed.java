package io.relance.server.audience;

import io.relance.application.criteria.ContactFacts;
import io.relance.audience.AudienceIndex;
import io.relance.embedded.store.SqliteItemStore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Brings an index up to the last recorded change, in the order of commits, whenever it is asked to.
 */
final class AudienceFeed {
  private final AudienceIndex index;
  private final ChangeReader changes;
  private final IndexUpdates updates;
  private final ReentrantLock applying = new ReentrantLock(true);

  private AudienceFeed(AudienceIndex index, ChangeReader changes, Sources sources) {
    this.index = index;
    this.changes = changes;
    this.updates = new IndexUpdates(index, sources);
  }

  /**
   * Where an index gets its contacts from.
   *
   * @param removed is run when a contact was removed
   */
  record Sources(ContactFacts facts, SqliteItemStore store, Runnable removed) {}

  /** That of an index which is built from the store now. */
  static AudienceFeed built(Sources sources) {
    var changes = new ChangeReader(sources.store());
    changes.skipTo(changes.end());
    var feed = new AudienceFeed(new AudienceIndex(), changes, sources);
    feed.updates.readAll();
    return feed;
  }

  /**
   * That of an index which was written at some positions.
   *
   * @throws IllegalArgumentException when the changes since are no longer stored
   */
  static AudienceFeed resumed(AudienceIndex.Snapshot snapshot, Sources sources) {
    var changes = ChangeReader.from(snapshot.position(), sources.store());
    return new AudienceFeed(snapshot.index(), changes, sources);
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

  /** Applies some changes; whether there were any. */
  private boolean step() {
    var found = changes.read();
    updates.apply(found.stream().flatMap(change -> ContactChange.of(change).stream()).toList());
    return !found.isEmpty();
  }

  /** Does something with the index while it is up to date and does not change. */
  <E extends Exception> void whileCurrent(Action<E> action) throws E {
    applying.lock();
    try {
      var current = catchUp(() -> true);
      if (current) {
        action.run(index, changes.position());
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
