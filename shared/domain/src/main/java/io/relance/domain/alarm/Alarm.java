package io.relance.domain.alarm;

import java.time.Instant;

/**
 * Wakes the agenda at an instant or soon after, perhaps more than once.
 *
 * <p>An alarm is a hint: whoever it wakes looks at the agenda itself. A deployment wakes the agenda
 * every minute in any case.
 */
public interface Alarm {
  void wakeAt(Instant due);
}
