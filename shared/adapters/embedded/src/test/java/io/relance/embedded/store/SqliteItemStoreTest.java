package io.relance.embedded.store;

import io.relance.domain.store.ItemStore;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.ItemStoreContract;
import io.relance.testkit.fault.LaggingItemStore;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteItemStoreTest extends ItemStoreContract {
  @TempDir static Path folder;

  private static final HandClock CLOCK = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private static SqliteDatabase database;
  private static SqliteItemStore store;

  @BeforeAll
  static void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, CLOCK);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected ItemStore store() {
    return store;
  }

  @Override
  protected ItemStore reopened() {
    close();
    open();
    return store;
  }

  @Override
  protected Instant now() {
    return CLOCK.instant();
  }

  @Override
  protected boolean letPass(Duration duration) {
    CLOCK.pass(duration);
    return true;
  }

  @Override
  protected Optional<ItemStore> lagging(int transactions) {
    return Optional.of(new LaggingItemStore(store, transactions));
  }
}
