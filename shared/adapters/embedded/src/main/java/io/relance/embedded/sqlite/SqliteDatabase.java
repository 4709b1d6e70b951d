package io.relance.embedded.sqlite;

import io.relance.domain.metrics.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The SQLite file of a data folder: one writer whose commits are shared, several readers, every
 * answered write on the disk.
 */
public final class SqliteDatabase implements AutoCloseable {
  private static final int READERS = 4;

  private final FolderLock lock;
  private final SqlConnection writer;
  private final SqlConnection checkpointer;
  private final Checkpoints checkpoints;
  private final GroupCommit commits;
  private final IntegrityChecks integrityChecks;
  private final Readers readers;
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
   * Opens the folder's database, made when there is none, and keeps other servers out of it.
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

  /** Makes or brings up to date the tables of one component. */
  public void install(Schema schema) {
    write(schema::install);
  }

  /** Hands in a write; answered when it is on the disk. */
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
    return readers.read(work);
  }

  /**
   * Finishes the writes handed in before, and lets go of the folder; done again it does nothing.
   */
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
