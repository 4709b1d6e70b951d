package io.relance.domain.alarm;

import java.time.Instant;

/**
 * Wakes the agenda at an instant or soon after, possibly more than once.
 *
 * <p>An alarm is a hint: the woken worker reads the agenda itself. A deployment wakes the agenda
 * every minute in any case.
 */
public interface Alarm {
  void wakeAt(Instant due);
}
