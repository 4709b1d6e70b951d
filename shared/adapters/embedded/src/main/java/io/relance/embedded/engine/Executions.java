package io.relance.embedded.engine;

import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.interpreter.execution.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The executions in the database. */
final class Executions {
  private final SqliteDatabase database;
  private final SqliteQueue queue;
  private final EngineSettings settings;
  private final AtomicLong lastNumber;

  Executions(SqliteDatabase database, SqliteQueue queue, EngineSettings settings) {
    this.database = database;
    this.queue = queue;
    this.settings = settings;
    this.lastNumber = new AtomicLong(database.read(ExecutionTable::lastNumber));
  }

  long nextNumber() {
    return lastNumber.incrementAndGet();
  }

  PreparedWrite prepare(TransitionStep transitionStep) {
    return transitionStep.prepare(settings);
  }

  /** Stores a new execution, unless its name is taken. */
  boolean begin(PreparedWrite write, Arns.ExecutionKey key) {
    return database.write(connection -> write.insert(connection, queue, key));
  }

  CompletableFuture<Boolean> keep(PreparedWrite write) {
    return database.submit(connection -> write.update(connection, queue));
  }

  Optional<StoredExecution> find(long number) {
    return database.read(connection -> ExecutionTable.find(connection, number));
  }

  Optional<StoredExecution> find(Arns.ExecutionKey key) {
    return database.read(connection -> ExecutionTable.find(connection, key));
  }

  Optional<Long> number(Arns.ExecutionKey key) {
    return database.read(connection -> ExecutionTable.number(connection, key));
  }

  List<HistoryEvent> history(long number) {
    return database.read(connection -> HistoryTable.of(connection, number));
  }

  List<Long> due(Instant now, int most) {
    return database.read(connection -> ExecutionTable.due(connection, now, most));
  }

  Optional<Instant> nextDue() {
    return database.read(ExecutionTable::nextDue);
  }

  List<Long> pending() {
    return database.read(ExecutionTable::pending);
  }

  int purge(Instant before) {
    return database.write(connection -> ExecutionTable.purge(connection, before));
  }
}
