package io.relance.server;

import io.relance.application.store.Queues;
import io.relance.embedded.alarm.TimerAlarm;
import io.relance.embedded.engine.SqliteFlowEngine;
import io.relance.embedded.queue.SqliteQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The parts of a deployment that work by the clock, and when each has nothing to do. */
final class Quiet {
  private Quiet() {}

  /** Queues are quiet when they are empty: what waits in them waits for real time. */
  record Messages(SqliteQueue queue, List<QueuePump> pumps) implements Clockwork.Part {
    @Override
    public boolean idle() {
      return Queues.ALL.stream().allMatch(queue::idle) && pumps.stream().noneMatch(QueuePump::busy);
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.empty();
    }

    @Override
    public void wake() {
      // nothing in a queue waits for this clock
    }
  }

  /** The engine is quiet when no execution can go on. */
  record Engine(SqliteFlowEngine engine) implements Clockwork.Part {
    @Override
    public boolean idle() {
      return engine.idle();
    }

    @Override
    public Optional<Instant> nextDue() {
      return engine.nextDue();
    }

    @Override
    public void wake() {
      engine.wake();
    }
  }

  /** The agenda is quiet when no tick is under way. */
  record Timer(TimerAlarm alarm, ReentrantLock ticking, Runnable tick) implements Clockwork.Part {
    @Override
    public boolean idle() {
      return !ticking.isLocked();
    }

    @Override
    public Optional<Instant> nextDue() {
      return alarm.nextDue();
    }

    @Override
    public void wake() {
      alarm.wake();
      tick.run();
    }
  }
}
