package io.relance.domain.alarm;

import java.time.Instant;

/**
 * Runs the schedule at an instant or soon after, possibly more than once.
 *
 * <p>An alarm is a hint: the worker reads the schedule itself. A deployment runs the schedule every
 * minute in any case.
 */
public interface Alarm {
  void wakeAt(Instant due);
}
