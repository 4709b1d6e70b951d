package io.relance.aws.scheduler;

import io.relance.domain.alarm.Alarm;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/**
 * An alarm for each minute that has something due, as a schedule of EventBridge Scheduler that
 * fires once and removes itself. Scheduler is exact to a minute, so that a schedule for each second
 * would come no earlier.
 *
 * <p>The schedule is named for its minute, so a repeated request has no effect.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html">Precision
 *     of EventBridge Scheduler</a>
 */
public final class SchedulerAlarm implements Alarm {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'wake-'uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final OneTimeSchedules schedules;
  private final InstantSource clock;
  private final WakeUp wakeUp;

  public SchedulerAlarm(SchedulerClient client, InstantSource clock, WakeUp wakeUp) {
    this.schedules = new OneTimeSchedules(client);
    this.clock = clock;
    this.wakeUp = wakeUp;
  }

  @Override
  public void wakeAt(Instant due) {
    var now = clock.instant();
    var minute = wholeMinute(due.isBefore(now) ? now : due);
    schedules.create(NAME.format(minute), minute, wakeUp);
  }

  /** An alarm may come late, never early. */
  private static Instant wholeMinute(Instant instant) {
    var minute = instant.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(instant) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }
}
