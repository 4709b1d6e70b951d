package io.relance.lambda;

import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import java.time.Duration;

/**
 * Records how late the schedule is and how many of its entries fail, between two readings.
 *
 * <p>An entry that runs within {@link #USUAL} counts as punctual: figures that change with each
 * tick would be published, and charged, at all times.
 */
final class ScheduleRecorder implements Recorder {
  /** Entries wait for the tick of their minute, and a tick for the one before it. */
  private static final Duration USUAL = Duration.ofMinutes(2);

  private Duration latest = Duration.ZERO;
  private long failed;

  @Override
  public synchronized void record(Observation observation) {
    if (observation instanceof Observation.EntryFired(var _, var succeeded, var late)) {
      failed += succeeded ? 0 : 1;
      latest = late.compareTo(latest) > 0 ? late : latest;
    }
  }

  /** The seconds by which the latest entry was late since the last reading; 0 when none was. */
  synchronized long takeLag() {
    var lag = latest.compareTo(USUAL) > 0 ? latest.toSeconds() : 0;
    latest = Duration.ZERO;
    return lag;
  }

  /** The entries that failed since the last reading. */
  synchronized long takeFailed() {
    var count = failed;
    failed = 0;
    return count;
  }
}
