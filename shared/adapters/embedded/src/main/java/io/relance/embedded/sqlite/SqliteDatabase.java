package io.relance.embedded.sqlite;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.metrics.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The SQLite file of a data folder: one writer whose commits are shared, several readers, every
 * answered write on the disk.
 */
public final class SqliteDatabase implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SqliteDatabase.class.getName());
  private static final int READERS = 4;
  private static final long LARGEST_REBUILT = 128L * 1024 * 1024;

  private final FolderLock lock;
  private final SqlConnection writer;
  private final SqlConnection checkpointer;
  private final Checkpoints checkpoints;
  private final GroupCommit commits;
  private final IntegrityChecks integrityChecks;
  private final Readers readers;
  private final DamagedRows damagedRows = new DamagedRows();
  private final AtomicBoolean closed = new AtomicBoolean();

  private SqliteDatabase(FolderLock lock, Connections connections, Recorder recorder)
      throws SQLException {
    this.lock = lock;
    this.writer = connections.writer();
    this.checkpointer = connections.checkpointer();
    this.checkpoints = new Checkpoints(checkpointer);
    this.commits = new GroupCommit(writer, checkpoints, recorder);
    this.integrityChecks = new IntegrityChecks(connections);
    var pool = new ArrayList<SqlConnection>();
    for (var number = 0; number < READERS; number++) {
      pool.add(connections.reader());
    }
    this.readers = new Readers(pool);
  }

  /**
   * Opens the database of a folder, creates it if absent, and locks the folder.
   *
   * @throws DataFolderUnusable when it cannot be written or another server has it
   */
  public static SqliteDatabase open(Path folder) {
    return open(folder, Recorder.none());
  }

  /**
   * As above.
   *
   * @param recorder counts and times the commits
   */
  public static SqliteDatabase open(Path folder, Recorder recorder) {
    var lock = FolderLock.take(folder);
    try {
      var file = folder.resolve("relance.db");
      // SQLite gives its log and its shared memory the permissions of the database.
      PrivateFiles.open(file).close();
      NativeLibraryFolder.use(folder);
      var database = new SqliteDatabase(lock, new Connections(file), recorder);
      database.checkpoints.start();
      database.commits.start();
      database.integrityChecks.start();
      return database;
    } catch (SQLException | IOException e) {
      throw released(lock, refused(folder, e));
    } catch (DataFolderUnusable unusable) {
      throw released(lock, unusable);
    }
  }

  private static DataFolderUnusable refused(Path folder, Exception cause) {
    return new DataFolderUnusable(
        """
        The database in %s cannot be opened (%s). Make sure that this user may write there, \
        that its disk has room, and that relance.db is Relance's own file.\
        """
            .formatted(folder.toAbsolutePath(), cause.getMessage()),
        cause);
  }

  private static DataFolderUnusable released(FolderLock lock, DataFolderUnusable refusal) {
    try {
      lock.close();
    } catch (IOException e) {
      refusal.addSuppressed(e);
    }
    return refusal;
  }

  /** What is damaged in the file, as found at the start or at the latest daily check. */
  public Optional<String> damage() {
    return integrityChecks.damage();
  }

  /** The damaged rows that were met. */
  public DamagedRows damagedRows() {
    return damagedRows;
  }

  /** Makes or brings up to date the tables of one component. */
  public void install(Schema schema) {
    write(schema::install);
  }

  /** Submits a write; completes when it is on the disk. */
  public <T extends @Nullable Object> CompletableFuture<T> submit(SqlWork<T> work) {
    return commits.submit(work);
  }

  /** Writes, and returns when it is on the disk. */
  public <T extends @Nullable Object> T write(SqlWork<T> work) {
    return answer(submit(work));
  }

  /** Waits for what was handed in, and throws what it threw. */
  public static <T extends @Nullable Object> T answer(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw SqlFailures.of(e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * Rebuilds a file of up to 128 MB and empties the log of writes, so that nothing deleted is in
   * either. What is deleted is overwritten in the file, but a page that was split keeps copies of
   * rows that moved to another page; of a larger file an operator removes them.
   *
   * @throws TransientFailure when a reader or the disk prevented it
   */
  public void purgeDeleted() {
    integrityChecks.interrupt();
    var emptied = new CompletableFuture<Boolean>();
    write(
        connection -> {
          connection.afterCommit(() -> emptied.complete(purges(connection)));
          return true;
        });
    if (!emptied.join()) {
      throw new TransientFailure("The database could not be purged");
    }
  }

  private boolean purges(SqlConnection writer) {
    rebuild(writer);
    try {
      return checkpoints.truncate(writer);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "The log of the database could not be emptied", e);
      return false;
    }
  }

  /** Where it cannot be done, what stands in the rows is deleted all the same. */
  private static void rebuild(SqlConnection writer) {
    try {
      var bytes = bytes(writer);
      // Ends the read, during which the log could not be emptied.
      writer.commit();
      if (bytes <= LARGEST_REBUILT) {
        writer.vacuum();
      }
    } catch (SQLException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The database could not be rebuilt: copies of deleted rows may remain in its pages",
          e);
    }
  }

  private static long bytes(SqlConnection connection) throws SQLException {
    var size = "select page_count * page_size from pragma_page_count, pragma_page_size";
    try (var rows = connection.prepare(size).executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** How the writes go; a full or failing disk is remembered until a write succeeds. */
  public WriteState writeState() {
    return commits.state();
  }

  /**
   * Writes a row after the disk failed, without waiting for it, so that {@link #writeState} shows
   * when the disk works again though nothing else is written.
   */
  public void tryDisk() {
    var _ =
        submit(
            connection -> {
              connection.execute("create table if not exists disk_trials (number integer)");
              connection.execute("insert into disk_trials values (1)");
              return connection.execute("delete from disk_trials");
            });
  }

  /** Reads; sees every write answered before. A read may not start another one. */
  public <T extends @Nullable Object> T read(SqlWork<T> work) {
    return read(() -> readers.read(work));
  }

  /**
   * Does many reads of this thread as one: all see what was committed when the first began. That
   * costs less than reads one by one between the commits of others; the log of writes is not
   * emptied meanwhile.
   */
  public void readTogether(Runnable reads) {
    var _ =
        read(
            () -> {
              readers.together(reads);
              return true;
            });
  }

  private <T extends @Nullable Object> T read(Supplier<T> reads) {
    try {
      return reads.get();
    } catch (TransientFailure failure) {
      throw commits.state() == WriteState.DISK_FULL ? TransientFailure.diskFull(failure) : failure;
    }
  }

  /** Finishes the submitted writes and unlocks the folder; a second call has no effect. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (lock) {
      integrityChecks.close();
      commits.close();
      checkpoints.close();
      readers.close();
      checkpointer.close();
      writer.close();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The database could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
