package io.relance.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relance.domain.failure.TransientFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

@DisplayName("B15: a read that a full disk prevents says so")
class ReadsOnAFullDiskTest {
  private static final SqlWork<Integer> UNREADABLE =
      _ -> {
        throw new SQLiteException("It cannot be read", SQLiteErrorCode.SQLITE_IOERR_READ);
      };

  @TempDir Path folder;

  @Test
  void namesTheFullDisk() {
    try (var database = SqliteDatabase.open(folder)) {
      database.write(c -> c.execute("create table notes (text blob)"));
      assertThatExceptionOfType(TransientFailure.class)
          .isThrownBy(() -> database.read(UNREADABLE))
          .matches(failure -> !failure.isDiskFull());

      database.write(c -> c.prepare("pragma max_page_count = 20").execute());
      assertThatExceptionOfType(TransientFailure.class)
          .isThrownBy(
              () -> database.write(c -> c.execute("insert into notes values (zeroblob(1000000))")));

      assertThatExceptionOfType(TransientFailure.class)
          .isThrownBy(() -> database.read(UNREADABLE))
          .matches(TransientFailure::isDiskFull);
    }
  }
}
