package io.relance.server.migration;

import io.relance.application.execution.DrainDeadLetters;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.WholeTables;
import io.relance.embedded.engine.SqliteMachines;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.embedded.store.SqliteWholeTables;
import io.relance.migration.Destination;
import io.relance.migration.MigrationException;
import io.relance.migration.Origin;
import io.relance.server.EngineParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;

/** The data folder of one machine, locked so that no server can use it. */
public final class DataFolder implements Origin, AutoCloseable {
  private final SqliteDatabase database;
  private final InstantSource clock;
  private final ItemStore store;
  private final SqliteQueue queue;
  private final ObjectStore objects;

  private DataFolder(Path folder, InstantSource clock) {
    this.database = SqliteDatabase.open(folder);
    this.clock = clock;
    this.store = new SqliteItemStore(database, clock);
    this.queue = new SqliteQueue(database, clock);
    this.objects = new FolderObjectStore(folder.resolve("objects"), InstantSource.system());
  }

  /** A folder that a server has run on; what failed too often becomes a dead letter. */
  public static DataFolder toBeRead(Path folder, InstantSource clock) {
    if (!Files.isRegularFile(folder.resolve("relance.db"))) {
      throw new MigrationException(
          "There is no installation in %s.".formatted(folder.toAbsolutePath()));
    }
    var opened = new DataFolder(folder, clock);
    var draining = new DrainDeadLetters(opened.store, opened.queue, clock, Recorder.none());
    while (draining.drain() > 0) {
      // A few at a time.
    }
    return opened;
  }

  /** A folder to be written, made when there is none. */
  public static DataFolder toBeWritten(Path folder, InstantSource clock) {
    return new DataFolder(folder, clock);
  }

  @Override
  public WholeTables tables() {
    return new SqliteWholeTables(database, clock);
  }

  @Override
  public ItemStore store() {
    return store;
  }

  @Override
  public ObjectStore objects() {
    return objects;
  }

  @Override
  public Stream<Message> waiting(QueueName name) {
    return queue.waiting(name);
  }

  /** Whoever holds the folder is alone. */
  @Override
  public void checkStandsStill() {}

  /** Where an installation is moved to. */
  public Destination destination() {
    var machines = new SqliteMachines(database, EngineParts.settings());
    return new Destination(store, tables(), objects, queue, machines::publish);
  }

  @Override
  public void close() {
    database.close();
  }
}
