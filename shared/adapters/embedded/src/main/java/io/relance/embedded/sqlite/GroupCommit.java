package io.relance.embedded.sqlite;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one writer thread: the writes that are submitted during a commit share the next one.
 *
 * <p>While several writers are active, the first write of a commit waits a moment for others, as
 * PostgreSQL's commit_delay does: a commit costs more than what most writes change.
 */
final class GroupCommit {
  private static final int MOST_WRITES = 1_000;
  private static final long LONGEST_NANOS = Duration.ofMillis(20).toNanos();
  private static final long DELAY_NANOS = Duration.ofMillis(1).toNanos();

  private final SqlConnection connection;
  private final Checkpoints checkpoints;
  private final Recorder recorder;
  private final BlockingQueue<PendingWrite<?>> pending = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile WriteState lastWrite = WriteState.WORKING;
  private long changes;

  /** How many writes the last commit had. */
  private int shared;

  GroupCommit(SqlConnection connection, Checkpoints checkpoints, Recorder recorder) {
    this.connection = connection;
    this.checkpoints = checkpoints;
    this.recorder = recorder;
    this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  <T extends @Nullable Object> CompletableFuture<T> submit(SqlWork<T> work) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("A write waits for another write");
    }
    var write = new PendingWrite<>(work);
    pending.add(write);
    if (ended) {
      refuseRest();
    }
    return write.answer();
  }

  /** Finishes what was handed in before. */
  void close() throws InterruptedException {
    closed = true;
    pending.add(new PendingWrite<>(_ -> true));
    thread.join();
  }

  WriteState state() {
    return ended && !closed ? WriteState.ENDED : lastWrite;
  }

  private void refuseRest() {
    var rest = new ArrayList<PendingWrite<?>>();
    pending.drainTo(rest);
    rest.forEach(write -> write.fail(new TransientFailure("The database is closed")));
  }

  private void run() {
    try {
      while (!closed || !pending.isEmpty()) {
        commitWith(pending.take());
        checkpoints.afterCommit(connection);
      }
    } catch (InterruptedException e) {
      // Nothing interrupts the writer; if it happens, the writer ends.
    } finally {
      ended = true;
      refuseRest();
    }
  }

  private void commitWith(PendingWrite<?> first) {
    var batch = new ArrayList<PendingWrite<?>>();
    batch.add(first);
    if (shared > 1 && pending.isEmpty() && !closed) {
      LockSupport.parkNanos(this, DELAY_NANOS);
    }
    try {
      runWithFollowers(batch);
      commit(batch);
    } catch (PendingWrite.Spoiled spoiled) {
      undo(batch);
      batch.forEach(this::runAlone);
    }
    shared = batch.size();
  }

  private void runWithFollowers(List<PendingWrite<?>> batch) throws PendingWrite.Spoiled {
    batch.getFirst().run(connection);
    var end = System.nanoTime() + LONGEST_NANOS;
    while (batch.size() < MOST_WRITES && System.nanoTime() - end < 0) {
      var write = pending.poll();
      if (write == null) {
        return;
      }
      batch.add(write);
      write.run(connection);
    }
  }

  /** After one write was rolled back, each is run again in a separate transaction. */
  private void runAlone(PendingWrite<?> write) {
    try {
      write.run(connection);
      commit(List.of(write));
    } catch (PendingWrite.Spoiled spoiled) {
      undo(List.of(write));
      note(spoiled.failure());
      write.fail(spoiled.failure());
    }
  }

  private void commit(List<PendingWrite<?>> batch) {
    var start = System.nanoTime();
    try {
      connection.commit();
    } catch (SQLException e) {
      undo(batch);
      var failure = SqlFailures.unknown(e);
      note(failure);
      batch.forEach(write -> write.fail(failure));
      return;
    }
    noteSuccess(batch, Duration.ofNanos(System.nanoTime() - start));
    connection.takeAfterCommit().forEach(GroupCommit::runSafely);
    batch.forEach(PendingWrite::complete);
  }

  private void note(RuntimeException failure) {
    var state = SqlFailures.stateAfter(failure.getCause() == null ? failure : failure.getCause());
    if (state != WriteState.WORKING) {
      lastWrite = state;
    }
  }

  /** A commit without changes, such as a receive from an empty queue, proves nothing. */
  private void noteSuccess(List<PendingWrite<?>> batch, Duration took) {
    batch.forEach(write -> write.refusal().ifPresent(this::note));
    try {
      var now = connection.mark().changes();
      if (now != changes && batch.stream().allMatch(write -> write.refusal().isEmpty())) {
        lastWrite = WriteState.WORKING;
      }
      if (now != changes) {
        recorder.record(new Observation.Committed(batch.size(), took));
      }
      changes = now;
    } catch (SQLException e) {
      note(SqlFailures.of(e));
    }
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      System.getLogger(GroupCommit.class.getName())
          .log(System.Logger.Level.ERROR, "The work after a commit failed", e);
    }
  }

  private void undo(List<PendingWrite<?>> batch) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      batch.forEach(write -> write.fail(SqlFailures.unknown(e)));
      throw new IllegalStateException("The database could neither commit nor roll back", e);
    }
  }
}
