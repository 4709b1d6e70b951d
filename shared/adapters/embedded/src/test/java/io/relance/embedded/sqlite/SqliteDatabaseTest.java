package io.relance.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.failure.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D2.1: one file, one writer with shared commits, nothing half-done. */
class SqliteDatabaseTest {
  private static final Schema NOTES =
      Schema.of("notes", "create table notes (id integer primary key, text text not null)");

  @TempDir Path folder;

  @Test
  void keepsWhatItAnsweredAfterClosing() {
    try (var database = opened()) {
      database.write(c -> c.execute("insert into notes values (?, ?)", 1, "kept"));
    }

    try (var database = opened()) {
      assertThat(notes(database)).isEqualTo(1);
    }
  }

  @Test
  void letsOnlyItsOwnerReadTheFolderAndItsFiles() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    var data = folder.resolve("data");

    try (var _ = SqliteDatabase.open(data);
        var files = Files.list(data)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThanOrEqualTo(3)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void showsAReaderEachAnsweredWrite() {
    try (var database = opened()) {
      for (var id = 1; id <= 50; id++) {
        var number = id;
        database.write(c -> c.execute("insert into notes values (?, 'x')", number));

        assertThat(notes(database)).isEqualTo(number);
      }
    }
  }

  @Test
  void undoesOnlyTheWriteThatThrewAmongThoseOfOneCommit() throws Exception {
    try (var database = opened()) {
      var answers = new ArrayList<CompletableFuture<Integer>>();
      var gate = holdWriter(database);
      for (var id = 1; id <= 10; id++) {
        var number = id;
        answers.add(database.submit(c -> insertOrThrow(c, number)));
      }
      gate.countDown();

      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> SqliteDatabase.answer(answers.get(4)));
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
          .exceptionally(_ -> null)
          .join();
      assertThat(answers.stream().filter(CompletableFuture::isCompletedExceptionally)).hasSize(1);
      assertThat(notes(database)).isEqualTo(9);
    }
  }

  @Test
  void actsAfterTheCommitOnceAndNotForAWriteThatThrew() {
    try (var database = opened()) {
      var acted = new AtomicInteger();

      database.write(
          c -> {
            c.afterCommit(acted::incrementAndGet);
            return c.execute("insert into notes values (1, 'x')");
          });
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(
              () ->
                  database.write(
                      c -> {
                        c.afterCommit(acted::incrementAndGet);
                        throw new IllegalArgumentException("no");
                      }));

      assertThat(acted).hasValue(1);
    }
  }

  @Test
  void sharesOneCommitAmongAllThatCameMeanwhile() throws Exception {
    try (var database = opened()) {
      var durable = new AtomicInteger();
      var answers = new ArrayList<CompletableFuture<Integer>>();
      var gate = holdWriter(database);
      for (var id = 1; id <= 100; id++) {
        var number = id;
        answers.add(database.submit(c -> insertCounted(c, number, durable)));
      }
      var durableAtFirstAnswer = answers.getFirst().thenApply(_ -> durable.get());
      gate.countDown();

      assertThat(SqliteDatabase.answer(durableAtFirstAnswer)).isEqualTo(100);
    }
  }

  @Test
  void answersThousandsOfWritersAtOnce() throws Exception {
    try (var database = opened()) {
      var done = Throughput.atOnce(3_000, number -> insertOrThrow(database, number + 10));

      assertThat(done).isEqualTo(3_000);
      assertThat(notes(database)).isEqualTo(3_000);
    }
  }

  /**
   * The disk is full: nothing half-done, everything readable, and writing goes on once it is not.
   */
  @Test
  void survivesAFullDisk() {
    try (var database = opened()) {
      database.write(c -> c.execute("insert into notes values (1, 'before')"));
      database.write(c -> c.prepare("pragma max_page_count = 20").execute());

      assertThatExceptionOfType(TransientFailure.class)
          .isThrownBy(
              () ->
                  database.write(
                      c -> {
                        c.execute("insert into notes values (2, 'half')");
                        return c.execute("insert into notes values (3, zeroblob(1000000))");
                      }));
      assertThat(notes(database)).isEqualTo(1);
      assertThat(database.writeState()).isEqualTo(WriteState.DISK_FULL);

      database.write(c -> c.prepare("pragma max_page_count = 1000000").execute());
      database.write(c -> c.execute("insert into notes values (2, zeroblob(1000000))"));
      assertThat(notes(database)).isEqualTo(2);
      assertThat(database.writeState()).isEqualTo(WriteState.WORKING);
    }
  }

  /** SQLite rolls back all that shares the transaction; the others are committed in their own. */
  @Test
  void losesNothingOfOthersWhenTheDiskIsFull() {
    try (var database = opened()) {
      database.write(c -> c.prepare("pragma max_page_count = 20").execute());
      var writes = new ArrayList<CompletableFuture<Integer>>();
      for (var number = 1; number <= 50; number++) {
        var row = number;
        var text = number % 10 == 0 ? "zeroblob(1000000)" : "'small'";
        writes.add(
            database.submit(c -> c.execute("insert into notes values (?, " + text + ")", row)));
      }
      var succeeded =
          writes.stream()
              .filter(
                  write ->
                      write.handle((_, failure) -> Optional.ofNullable(failure)).join().isEmpty())
              .count();

      assertThat(succeeded).isEqualTo(45);
      assertThat(notes(database)).isEqualTo(45);
    }
  }

  @Test
  void showsThatTheDiskWorksAgainThoughNothingIsWritten() {
    try (var database = opened()) {
      database.write(c -> c.prepare("pragma max_page_count = 20").execute());
      assertThatExceptionOfType(TransientFailure.class)
          .isThrownBy(
              () ->
                  database.write(
                      c -> c.execute("insert into notes values (3, zeroblob(1000000))")));
      database.write(c -> c.prepare("pragma max_page_count = 1000000").execute());
      assertThat(database.writeState()).isEqualTo(WriteState.DISK_FULL);

      database.tryDisk();
      database.write(c -> 1);

      assertThat(database.writeState()).isEqualTo(WriteState.WORKING);
    }
  }

  @Test
  void namesAFullDisk() {
    try (var database = opened()) {
      database.write(c -> c.prepare("pragma max_page_count = 20").execute());

      assertThatExceptionOfType(TransientFailure.class)
          .isThrownBy(
              () ->
                  database.write(c -> c.execute("insert into notes values (3, zeroblob(1000000))")))
          .withMessage("The disk is full")
          .matches(TransientFailure::isDiskFull);
    }
  }

  @Test
  void refusesWritesAfterItWasClosed() {
    var database = opened();
    database.close();

    assertThatExceptionOfType(TransientFailure.class)
        .isThrownBy(() -> database.write(c -> c.execute("insert into notes values (1, 'x')")))
        .withMessageContaining("closed");
  }

  @Test
  void isClosedOnceAndRefusesReadsFromThenOn() {
    var database = SqliteDatabase.open(folder);

    database.close();
    database.close();

    assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> database.read(_ -> 1));
  }

  @Test
  void finishesWhatWasHandedInBeforeItIsClosed() throws Exception {
    var answers = new ArrayList<CompletableFuture<Integer>>();
    try (var database = opened()) {
      for (var id = 10; id < 500; id++) {
        var number = id;
        answers.add(database.submit(c -> insertOrThrow(c, number)));
      }
    }

    assertThat(answers).allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
  }

  @Test
  void keepsALongLogFromGrowingWithoutEnd() throws IOException {
    try (var database = opened()) {
      var text = "x".repeat(100_000);
      for (var id = 1; id <= 1_500; id++) {
        var number = id % 20;
        database.write(c -> c.execute("insert or replace into notes values (?, ?)", number, text));
      }

      assertThat(Files.size(folder.resolve("relance.db-wal"))).isLessThan(100_000_000);
    }
  }

  @Test
  void keepsASecondServerOutOfTheFolder() {
    try (var _ = opened()) {
      assertThatExceptionOfType(DataFolderUnusable.class)
          .isThrownBy(() -> SqliteDatabase.open(folder))
          .withMessageContaining("in use by another Relance server")
          .withMessageContaining(folder.toString());
    }
  }

  @Test
  void saysWhatToDoAboutAFolderThatIsAFile() throws IOException {
    var file = Files.writeString(folder.resolve("taken"), "x");

    assertThatExceptionOfType(DataFolderUnusable.class)
        .isThrownBy(() -> SqliteDatabase.open(file))
        .withMessageContaining("choose another folder");
  }

  @Test
  void saysWhatToDoAboutAFolderThatItMayNotWrite() {
    assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder), "Runs as root");

    assertThatExceptionOfType(DataFolderUnusable.class)
        .isThrownBy(() -> SqliteDatabase.open(folder))
        .withMessageContaining("right to write");
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLetsGoOfTheFolder() throws IOException {
    var file = folder.resolve("relance.db");
    Files.writeString(file, "this is a text, long enough to be looked at as a header".repeat(50));

    assertThatExceptionOfType(DataFolderUnusable.class)
        .isThrownBy(() -> SqliteDatabase.open(folder))
        .withMessageContaining("Relance's own file");

    Files.delete(file);
    opened().close();
  }

  @Test
  void refusesAFileOfAnotherFormatAndLetsGoOfTheFolder() throws Exception {
    opened().close();
    setFormat(3);

    assertThatExceptionOfType(DataFolderUnusable.class)
        .isThrownBy(() -> SqliteDatabase.open(folder))
        .withMessageContaining("another version of Relance");

    setFormat(2);
    opened().close();
  }

  private void setFormat(int format) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder + "/relance.db");
        var statement = connection.createStatement()) {
      statement.execute("pragma user_version = " + format);
    }
  }

  @Test
  void refusesAFolderWrittenByANewerVersion() {
    try (var database = opened()) {
      database.install(Schema.of("later", "create table a (x)", "create table b (x)"));

      assertThatExceptionOfType(DataFolderUnusable.class)
          .isThrownBy(() -> database.install(Schema.of("later", "create table a (x)")))
          .withMessageContaining("newer Relance");
    }
  }

  private SqliteDatabase opened() {
    var database = SqliteDatabase.open(folder);
    database.install(NOTES);
    return database;
  }

  private static int insertCounted(SqlConnection connection, int id, AtomicInteger durable)
      throws java.sql.SQLException {
    connection.afterCommit(durable::incrementAndGet);
    return connection.execute("insert into notes values (?, 'x')", id);
  }

  private static int insertOrThrow(SqliteDatabase database, int id) {
    return database.write(c -> insertOrThrow(c, id));
  }

  private static int insertOrThrow(SqlConnection connection, int id) throws java.sql.SQLException {
    connection.execute("insert into notes values (?, 'x')", id);
    if (id == 5) {
      throw new IllegalArgumentException("no");
    }
    return id;
  }

  /** Keeps the writer busy, so that what is handed in meanwhile shares one commit. */
  private static CountDownLatch holdWriter(SqliteDatabase database) throws InterruptedException {
    var running = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    var _ =
        database.submit(
            _ -> {
              running.countDown();
              try {
                gate.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return 0;
            });
    running.await();
    return gate;
  }

  private static int notes(SqliteDatabase database) {
    return database.read(
        c -> {
          try (var rows = c.prepare("select count(*) from notes").executeQuery()) {
            rows.next();
            return rows.getInt(1);
          }
        });
  }
}
