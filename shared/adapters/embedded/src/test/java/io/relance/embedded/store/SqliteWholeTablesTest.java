package io.relance.embedded.store;

import io.relance.domain.store.ItemStore;
import io.relance.domain.store.WholeTables;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.WholeTablesContract;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteWholeTablesTest extends WholeTablesContract {
  @TempDir static Path folder;

  private static final HandClock CLOCK = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private static SqliteDatabase database;

  @BeforeAll
  static void open() {
    database = SqliteDatabase.open(folder);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected ItemStore store() {
    return new SqliteItemStore(database, CLOCK);
  }

  @Override
  protected WholeTables tables() {
    return new SqliteWholeTables(database, CLOCK);
  }

  @Override
  protected Instant now() {
    return CLOCK.instant();
  }
}
