package io.relance.server;

import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;
import io.relance.application.composition.Relance;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.store.ItemStore;
import io.relance.embedded.alarm.TimerAlarm;
import io.relance.embedded.engine.SqliteFlowEngine;
import io.relance.embedded.engine.TaskHandler;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.sqlite.WriteState;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.migration.ImportProgress;
import io.relance.migration.MigrationException;
import io.relance.server.audience.AudienceWorker;
import io.relance.server.audience.MembershipWorker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The embedded ports of one data folder, and the use cases over them. */
final class EmbeddedRuntime implements AutoCloseable {
  private final SqliteDatabase database;
  private final SqliteItemStore store;
  private final SqliteQueue queue;
  private final TimerAlarm alarm;
  private final FolderObjectStore objects;
  private final DeferredHandler elements = new DeferredHandler();
  private final SqliteFlowEngine engine;
  private final Relance relance;

  /**
   * @param clock the time of all that contacts and marketers see
   * @param realTime the time of queues, rates and claims; it jumps with a test clock
   * @param agenda runs when a schedule entry may be due
   * @param recorder counts and times what is done
   */
  EmbeddedRuntime(
      Path folder,
      InstantSource clock,
      InstantSource realTime,
      Project project,
      PortDecorators portDecorators,
      Runnable agenda,
      Recorder recorder) {
    database = SqliteDatabase.open(folder, recorder);
    store = new SqliteItemStore(database, clock, AudienceWorker.watched());
    refuseHalfAnInstallation(store, folder);
    queue = new SqliteQueue(database, realTime);
    alarm = new TimerAlarm(database, clock, agenda);
    engine =
        SqliteFlowEngine.open(
            database,
            queue,
            clock,
            new SqliteFlowEngine.Setup(
                EngineParts.settings(), Map.of(EngineParts.ELEMENTS, elements)));
    objects = new FolderObjectStore(folder.resolve("objects"), realTime);
    var ports =
        new Ports(store, queue, engine, alarm, objects, clock, realTime, InstantSource.system())
            .recordedBy(recorder);
    relance = new Relance(portDecorators.around(ports), portDecorators.around(project));
  }

  /** What indexes the contacts of a folder while the server runs. */
  AudienceWorker audienceWorker(Path folder) {
    return new AudienceWorker(
        relance.people().contactFacts(store),
        store,
        folder,
        relance.segmentation().audience(),
        relance.project().zone());
  }

  /** What moves contacts in and out of segments while the server runs. */
  MembershipWorker membershipWorker() {
    return new MembershipWorker(
        relance.segmentation().followContacts(), relance.segmentation().compareMembers(), store);
  }

  private void refuseHalfAnInstallation(ItemStore store, Path folder) {
    if (ImportProgress.isOn(store)) {
      database.close();
      throw new MigrationException(
          "An import into %s was cut short: run ./relance import again with the same file."
              .formatted(folder.toAbsolutePath()));
    }
  }

  Relance relance() {
    return relance;
  }

  /** How the writes go; a disk that failed is tried again. */
  WriteState writeState() {
    if (database.damage().isPresent()) {
      return WriteState.FAILING;
    }
    var state = database.writeState();
    if (state == WriteState.DISK_FULL || state == WriteState.FAILING) {
      database.tryDisk();
    }
    return state;
  }

  /** The damaged rows that reads have met. */
  List<String> damagedRows() {
    return database.damagedRows().names();
  }

  SqliteQueue queue() {
    return queue;
  }

  SqliteFlowEngine engine() {
    return engine;
  }

  TimerAlarm alarm() {
    return alarm;
  }

  /** The files of this folder. */
  FolderObjectStore objects() {
    return objects;
  }

  /** Says which function performs elements, once it is there. */
  void performElementsBy(TaskHandler handler) {
    elements.become(handler);
  }

  @Override
  public void close() {
    alarm.close();
    engine.close();
    database.close();
  }
}
