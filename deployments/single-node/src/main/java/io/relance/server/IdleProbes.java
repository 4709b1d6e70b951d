package io.relance.server;

import io.relance.application.persistence.Queues;
import io.relance.embedded.alarm.TimerAlarm;
import io.relance.embedded.engine.SqliteFlowEngine;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.server.audience.MembershipWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Detects when the parts of a deployment that depend on the clock are idle. */
final class IdleProbes {
  private static final Duration SOONEST = Duration.ofMillis(1);

  private IdleProbes() {}

  /** A queue is idle when no message is visible or in flight; all others are delayed. */
  record Messages(SqliteQueue queue, List<QueuePoller> pumps, TestClock clock)
      implements TestClockDriver.Part {
    @Override
    public boolean idle() {
      return Queues.ON_ONE_MACHINE.stream().allMatch(queue::idle)
          && pumps.stream().noneMatch(QueuePoller::busy);
    }

    /** Delays run on real time, which jumps with the clock; what is due by now is due next. */
    @Override
    public Optional<Instant> nextDue() {
      var now = clock.realTime().instant();
      return Queues.ON_ONE_MACHINE.stream()
          .flatMap(name -> queue.nextDue(name).stream())
          .min(Instant::compareTo)
          .map(due -> Duration.between(now, due))
          .map(wait -> clock.instant().plus(wait.compareTo(SOONEST) < 0 ? SOONEST : wait));
    }

    @Override
    public void wake() {
      queue.wake();
    }
  }

  /** The engine is quiet when no execution can go on. */
  record Engine(SqliteFlowEngine engine) implements TestClockDriver.Part {
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

  /** Segments are quiet when every change of a contact was followed. */
  record Members(MembershipWorker worker) implements TestClockDriver.Part {
    @Override
    public boolean idle() {
      return worker.isIdle();
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.empty();
    }

    @Override
    public void wake() {}
  }

  /** The agenda is quiet when no tick is under way. */
  record Timer(TimerAlarm alarm, ReentrantLock ticking, Runnable tick)
      implements TestClockDriver.Part {
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
