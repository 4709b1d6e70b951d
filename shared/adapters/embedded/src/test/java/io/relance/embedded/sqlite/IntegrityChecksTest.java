package io.relance.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D2.1: damage in the database file is noticed")
class IntegrityChecksTest {
  private static final Schema NOTES =
      Schema.of(
          "notes",
          "create table notes (id integer primary key, text text not null);"
              + "create index notes_by_text on notes (text)");

  @TempDir private Path folder;

  @Test
  void findsNothingInAWholeFile() throws Exception {
    fill();

    assertThat(found()).isEmpty();
  }

  @Test
  void findsPagesThatWereOverwritten() throws Exception {
    fill();
    overwriteTheMiddle();

    assertThat(found()).isPresent();
  }

  private void fill() {
    try (var database = SqliteDatabase.open(folder)) {
      database.install(NOTES);
      for (var id = 1; id <= 500; id++) {
        var number = id;
        var _ =
            database.submit(
                c ->
                    c.execute(
                        "insert into notes values (?, ?)", number, "note ".repeat(20) + number));
      }
    }
  }

  /** Overwrites a fifth of the file, from its middle. */
  private void overwriteTheMiddle() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve("relance.db").toFile(), "rw")) {
      var length = file.length();
      file.seek(length / 2);
      file.write(new byte[(int) (length / 5)]);
    }
  }

  private Optional<String> found() throws InterruptedException {
    var checks = new IntegrityChecks(new Connections(folder.resolve("relance.db")));
    checks.start();
    try {
      checks.awaitFirst();
      return checks.damage();
    } finally {
      checks.close();
    }
  }
}
