package io.relance.application.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-5: the calculation of a session that began last is continued")
class LatestCalculationsTest {
  private static final CalculationSession EDITOR = new CalculationSession("token-1", "editor");

  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  private SqliteDatabase database;
  private SqliteItemStore store;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** As another process has them. */
  private LatestCalculations calculations() {
    return new LatestCalculations(store, clock, clock);
  }

  @Test
  void endsTheEarlierOneInWhicheverProcess() {
    var first = calculations().begin(EDITOR);
    var second = calculations().begin(EDITOR);

    clock.pass(LatestCalculations.INTERVAL);

    assertThat(first.getAsBoolean()).isTrue();
    assertThat(second.getAsBoolean()).isFalse();
  }

  @Test
  void leavesOtherSessionsAndOtherCallersAlone() {
    var first = calculations().begin(EDITOR);
    calculations().begin(new CalculationSession("token-1", "another"));
    calculations().begin(new CalculationSession("token-2", "editor"));

    clock.pass(LatestCalculations.INTERVAL);

    assertThat(first.getAsBoolean()).isFalse();
  }

  @Test
  void doesNotAskTheStoreForAShortCalculation() {
    var first = calculations().begin(EDITOR);
    calculations().begin(EDITOR);

    clock.pass(LatestCalculations.INTERVAL.minusMillis(1));

    assertThat(first.getAsBoolean()).isFalse();
  }
}
