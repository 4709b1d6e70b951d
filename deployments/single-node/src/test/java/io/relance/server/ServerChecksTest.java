package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relance.application.admin.HealthState;
import io.relance.domain.failure.TransientFailure;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.sqlite.WriteState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server notices that a thread has ended or that the disk is full")
class ServerChecksTest {
  @TempDir Path folder;

  private final AtomicReference<WriteState> writes = new AtomicReference<>(WriteState.WORKING);

  @Test
  void isDownAndNamesTheThreadThatHasEnded() {
    var alive = new AtomicBoolean(true);
    var checks = new ServerChecks(folder, writes::get, List::of);
    checks.watch("clock of the engine", alive::get);
    assertThat(checks.fault()).isEmpty();
    assertThat(checks.queues()).isEqualTo(HealthState.OK);

    alive.set(false);

    assertThat(checks.fault()).contains("The clock of the engine has ended");
    assertThat(checks.queues()).isEqualTo(HealthState.DOWN);
  }

  @Test
  void isDownAndCannotGoOnWithoutTheWriter() {
    var checks = new ServerChecks(folder, writes::get, List::of);

    writes.set(WriteState.ENDED);

    assertThat(checks.fault()).contains("The writer of the database has ended");
    assertThat(checks.store()).isEqualTo(HealthState.DOWN);
  }

  @Test
  void isDownWhileTheDiskFailsButGoesOn() {
    var checks = new ServerChecks(folder, writes::get, List::of);

    writes.set(WriteState.FAILING);

    assertThat(checks.fault()).isEmpty();
    assertThat(checks.store()).isEqualTo(HealthState.DOWN);
  }

  @Test
  @DisplayName("L11: degraded once a damaged row was met")
  void isDegradedByADamagedRow() {
    var checks =
        new ServerChecks(folder, () -> WriteState.WORKING, () -> List.of("items_contacts row 1"));

    assertThat(checks.store()).isEqualTo(HealthState.DEGRADED);
    assertThat(checks.damagedRows()).containsExactly("items_contacts row 1");
  }

  @Test
  void isDownWhileTheDiskIsFullAndRecovers() {
    try (var database = SqliteDatabase.open(folder)) {
      var checks = new ServerChecks(folder, database::writeState, List::of);
      database.write(c -> c.execute("create table notes (text blob)"));
      database.write(c -> c.prepare("pragma max_page_count = 20").execute());
      assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> writeMegabyte(database));

      assertThat(checks.disk()).isEqualTo(HealthState.DOWN);
      assertThat(checks.store()).isEqualTo(HealthState.DOWN);
      assertThat(checks.fault()).isEmpty();

      database.write(c -> c.prepare("pragma max_page_count = 1000000").execute());
      writeMegabyte(database);
      assertThat(checks.store()).isEqualTo(HealthState.OK);
    }
  }

  private static void writeMegabyte(SqliteDatabase database) {
    database.write(c -> c.execute("insert into notes values (zeroblob(1000000))"));
  }
}
