package io.relance.application.contacts;

import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.model.Contact;
import io.relance.application.persistence.Queues;
import io.relance.application.testing.RecordingEngine;
import io.relance.application.testing.TestProject;
import io.relance.domain.id.JobId;
import io.relance.domain.queue.Queue;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.ItemStore;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.fault.FaultyItemStore;
import io.relance.testkit.fault.StoreFaults;
import io.relance.testkit.time.HandClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A shop's contacts in a folder of their own, with a clock that moves when told. */
public final class TestShop implements AutoCloseable {
  public static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

  private final SqliteDatabase database;
  private final ItemStore store;
  private final SqliteQueue queue;
  private final FolderObjectStore objects;
  private final HandClock clock = new HandClock(MONDAY);
  private final Relance relance;
  private boolean open = true;

  public TestShop(Path folder) {
    this(folder, StoreFaults.none());
  }

  public TestShop(Path folder, StoreFaults faults) {
    database = SqliteDatabase.open(folder);
    store = new FaultyItemStore(new SqliteItemStore(database, InstantSource.system()), faults);
    queue = new SqliteQueue(database, InstantSource.system());
    objects = new FolderObjectStore(folder.resolve("objects"), InstantSource.system());
    relance = relance(store);
  }

  public Relance relance() {
    return relance;
  }

  /** The same use cases, by way of another store. */
  public Relance relance(ItemStore other) {
    return relance(other, TestProject.inFrance());
  }

  /** The use cases of another project, by way of another store. */
  public Relance relance(ItemStore other, Project project) {
    var ports =
        new Ports(
            other, queue, new RecordingEngine(), _ -> {}, objects, clock, InstantSource.system());
    return new Relance(ports, project);
  }

  /** The use cases of the process that follows, whose workers are others. */
  public Relance nextProcess() {
    var ports =
        new Ports(
            store, queue, new RecordingEngine(), _ -> {}, objects, clock, InstantSource.system());
    return new Relance(ports, TestProject.inFrance("boot-2"));
  }

  public ItemStore store() {
    return store;
  }

  public Queue queue() {
    return queue;
  }

  /** Every row of every table, as text. */
  public List<String> rows() {
    return database.read(
        connection -> {
          var rows = new ArrayList<String>();
          for (var table :
              column(connection, "select name from sqlite_master where type = 'table'")) {
            rows.addAll(column(connection, "select * from " + table));
          }
          return rows;
        });
  }

  private static List<String> column(SqlConnection connection, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var rows = connection.prepare(sql).executeQuery()) {
      while (rows.next()) {
        var row = new StringBuilder();
        for (int at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
          var bytes = rows.getBytes(at);
          row.append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8)).append(' ');
        }
        found.add(row.toString().strip());
      }
    }
    return found;
  }

  public Contacts contacts() {
    return relance.people().contacts();
  }

  public ConsentLedger ledger() {
    return relance.people().ledger();
  }

  public HandClock clock() {
    return clock;
  }

  public Instant now() {
    return clock.instant();
  }

  public void pass(Duration period) {
    clock.pass(period);
  }

  /** Some minutes of the next process, which works on jobs. */
  public void settleJobs() {
    var next = nextProcess();
    for (int minute = 0; minute < 4; minute++) {
      clock.pass(Duration.ofMinutes(1));
      next.execution().schedule().tick(next.dueActions());
      var woken = queue.receive(Queues.JOBS, 10, Duration.ZERO);
      woken.forEach(
          job -> next.backgroundJobs().runJobs().run(new JobId(job.body()), Duration.ofMinutes(1)));
      queue.acknowledge(Queues.JOBS, woken);
    }
  }

  /** A contact who only has a phone. */
  public Contact withPhone(String phone) {
    return contacts().resolve(ContactDetails.ofPhone(phone)).orElseThrow();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      database.close();
    }
  }
}
