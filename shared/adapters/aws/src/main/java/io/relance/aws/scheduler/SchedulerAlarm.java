package io.relance.aws.scheduler;

import io.relance.domain.alarm.Alarm;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/**
 * An alarm for each instant as a schedule of EventBridge Scheduler that fires once and removes
 * itself.
 *
 * <p>The schedule is named for its second, so a repeated request has no effect.
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
    var second = wholeSecond(due.isBefore(now) ? now : due);
    schedules.create(NAME.format(second), second, wakeUp);
  }

  /** An alarm may come late, never early. */
  private static Instant wholeSecond(Instant instant) {
    var second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }
}
