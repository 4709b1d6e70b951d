package io.relance.embedded.store;

import io.relance.domain.store.Changes;
import io.relance.domain.store.ItemStore;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.ChangesContract;
import io.relance.testkit.contract.Things;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteChangesTest extends ChangesContract {
  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));

  @TempDir Path folder;
  private SqliteDatabase database;
  private SqliteItemStore store;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock, Set.of(Things.TABLE, Things.OTHER));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected ItemStore store() {
    return store;
  }

  @Override
  protected Changes changes() {
    return store;
  }

  @Override
  protected Changes reopened() {
    close();
    open();
    return store;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected boolean removeExpired() {
    store.purgeExpired();
    return true;
  }

  @Override
  protected boolean letPass(Duration duration) {
    clock.pass(duration);
    return true;
  }
}
