package io.relance.server.audience;

import io.relance.application.membership.CompareMembers;
import io.relance.application.membership.FollowContacts;
import io.relance.application.membership.Mentions;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import io.relance.embedded.store.SqliteItemStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the changes of contacts while the server runs, so that they enter and leave segments
 * within a second. Where it is in the log is stored each second; changes that are followed again
 * have no effect.
 */
public final class MembershipWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MembershipWorker.class);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration STORE = Duration.ofSeconds(1);
  private static final ItemKey POSITION =
      new ItemKey(Tables.PLATFORM, "segment-members", "position");

  private final FollowContacts following;
  private final CompareMembers comparisons;
  private final SqliteItemStore store;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("segment-members").daemon().unstarted(this::run);
  private volatile boolean caughtUp;
  private volatile ChangeReader changes;

  /** The position that is stored; empty until the worker has resumed. */
  private String stored = "";

  private long storedAt = System.nanoTime();

  public MembershipWorker(
      FollowContacts following, CompareMembers comparisons, SqliteItemStore store) {
    this.following = following;
    this.comparisons = comparisons;
    this.store = store;
    this.changes = new ChangeReader(store);
  }

  /** Begins to follow. */
  public void start() {
    thread.start();
  }

  /** Whether no change is left to follow. */
  public boolean isIdle() {
    return (caughtUp && changes.isAtEnd()) || !following.isNeeded();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  private void run() {
    boolean resumed = false;
    var wait = Duration.ZERO;
    while (!stopsWithin(wait)) {
      wait = LOOK;
      try {
        goOn(resumed);
        resumed = true;
      } catch (RuntimeException failure) {
        LOG.error("Contacts could not be moved in and out of segments", failure);
        resumed = false;
        wait = AGAIN;
      }
    }
  }

  private void goOn(boolean resumed) {
    try {
      if (!resumed) {
        resume();
      }
      follow();
      storeInTime();
    } catch (IllegalArgumentException gone) {
      LOG.warn("Every segment is compared with all contacts: {}", gone.getMessage());
      compareAll();
    }
  }

  private void resume() {
    changes =
        store
            .get(POSITION)
            .flatMap(item -> item.text("position"))
            .map(position -> ChangeReader.from(position, store))
            .orElseGet(() -> new ChangeReader(store));
    stored = changes.position();
  }

  /**
   * What was missed shows when each segment is compared; until that has begun, no place is kept.
   */
  private void compareAll() {
    var all = new ChangeReader(store);
    all.skipTo(all.end());
    comparisons.beginAll();
    changes = all;
    store(changes.position());
  }

  private void follow() {
    if (!caughtUp || !changes.isAtEnd()) {
      caughtUp = false;
      while (!stopsWithin(Duration.ZERO) && step()) {
        storeInTime();
      }
      caughtUp = true;
    }
  }

  /** Follows some changes; false when there were no more. */
  private boolean step() {
    var end = changes.end();
    if (!following.isNeeded()) {
      // A segment that is created from now on is compared with all contacts.
      changes.skipTo(end);
      return false;
    }
    var found = changes.read();
    var moved = new LinkedHashMap<ContactId, Mentions>();
    found.stream()
        .flatMap(change -> ContactChange.of(change).stream())
        .forEach(change -> moved.merge(change.contact(), mentions(change), Mentions::and));
    following.follow(moved);
    return found.size() == ChangeReader.AT_A_TIME;
  }

  private Mentions mentions(ContactChange change) {
    return change.mentions(() -> store.get(change.change().key()));
  }

  private void storeInTime() {
    if (System.nanoTime() - storedAt > STORE.toNanos()) {
      store(changes.position());
    }
  }

  private void store(String position) {
    if (!position.equals(stored)) {
      write(position);
      stored = position;
    }
    storedAt = System.nanoTime();
  }

  private void write(String position) {
    store.transact(List.of(Write.put(ItemBuilder.at(POSITION).text("position", position).build())));
  }

  private boolean stopsWithin(Duration wait) {
    try {
      return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Stops; the next start goes on from there. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      if (thread.join(Duration.ofSeconds(10)) && !stored.isEmpty()) {
        store(changes.position());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.warn("The position in the log of changes was not stored", failure);
    }
  }
}
