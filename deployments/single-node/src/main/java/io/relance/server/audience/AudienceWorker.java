package io.relance.server.audience;

import io.relance.application.audience.CurrentAudience;
import io.relance.application.criteria.ContactFacts;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.embedded.store.WatchedItems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the index of contacts in the background, and then applies changes while the server runs.
 * Until the index is there, the audience is read from the store.
 */
public final class AudienceWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AudienceWorker.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration WRITE = Duration.ofMinutes(15);

  private final AudienceFeed.Sources sources;
  private final AudienceSnapshot snapshot;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable AudienceFeed loaded;

  /**
   * @param audience begins to answer from the index once that is loaded
   * @param folder where the index is stored between two runs
   * @param zone the project's, in which a day is a day
   */
  public AudienceWorker(
      ContactFacts facts,
      SqliteItemStore store,
      Path folder,
      CurrentAudience audience,
      ZoneId zone) {
    this.snapshot = new AudienceSnapshot(folder);
    // What is deleted must not stay in a file.
    this.sources = new AudienceFeed.Sources(facts, store, snapshot::delete);
    this.thread =
        Thread.ofPlatform().name("audience").daemon().unstarted(() -> run(audience, zone));
  }

  /** The items whose changes have to be recorded for it. */
  public static List<WatchedItems> watched() {
    return ContactChange.WATCHED;
  }

  /** Begins to load. */
  public void start() {
    thread.start();
  }

  private void run(CurrentAudience audience, ZoneId zone) {
    var written = System.nanoTime();
    var wait = Duration.ZERO;
    while (!stopsWithin(wait)) {
      wait = LOOK;
      try {
        var feed = feed();
        audience.become(new IndexedAudience(feed, zone));
        feed.catchUp(() -> !isStopped());
        if (System.nanoTime() - written > WRITE.toNanos()) {
          feed.whileCurrent(snapshot::write);
          written = System.nanoTime();
        }
      } catch (IllegalArgumentException gone) {
        LOG.warn("The index of contacts is built again: {}", gone.getMessage());
        loaded = null;
      } catch (Exception failure) {
        LOG.error("The index of contacts could not be brought up to date", failure);
        wait = AGAIN;
      }
    }
  }

  private AudienceFeed feed() {
    var feed = loaded;
    if (feed == null) {
      feed = resumed();
      loaded = feed;
    }
    return feed;
  }

  private AudienceFeed resumed() {
    var start = System.nanoTime();
    try {
      var found = snapshot.read();
      if (found.isPresent()) {
        return AudienceFeed.resumed(found.orElseThrow(), sources);
      }
    } catch (IOException | IllegalArgumentException unusable) {
      LOG.warn("The snapshot of the index of contacts is not used: {}", unusable.getMessage());
    }
    var built = AudienceFeed.built(sources);
    LOG.info(
        "Indexed {} contacts in {} ms",
        built.index().size(),
        Duration.ofNanos(System.nanoTime() - start).toMillis());
    return built;
  }

  private boolean isStopped() {
    return stopping.getCount() == 0;
  }

  private boolean stopsWithin(Duration wait) {
    try {
      return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Stops, and stores the index for the next start. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join(Duration.ofSeconds(10));
      var feed = loaded;
      if (feed != null && !thread.isAlive()) {
        feed.whileCurrent(snapshot::write);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failure) {
      LOG.warn("The index of contacts was not stored", failure);
    }
  }
}
