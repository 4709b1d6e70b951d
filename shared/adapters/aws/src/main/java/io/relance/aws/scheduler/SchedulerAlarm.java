package io.relance.aws.scheduler;

import io.relance.aws.AwsFailures;
import io.relance.domain.alarm.Alarm;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/**
 * An alarm for each instant as a schedule of EventBridge Scheduler that fires once and removes
 * itself.
 *
 * <p>The schedule is named for its second, so a repeated request has no effect.
 */
public final class SchedulerAlarm implements Alarm {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'wake-'uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);

  private final SchedulerClient client;
  private final InstantSource clock;
  private final WakeUp wakeUp;

  public SchedulerAlarm(SchedulerClient client, InstantSource clock, WakeUp wakeUp) {
    this.client = client;
    this.clock = clock;
    this.wakeUp = wakeUp;
  }

  @Override
  public void wakeAt(Instant due) {
    var now = clock.instant();
    var second = wholeSecond(due.isBefore(now) ? now : due);
    AwsFailures.call(() -> create(request(second)));
  }

  /** An alarm may come late, never early. */
  private static Instant wholeSecond(Instant instant) {
    var second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }

  private boolean create(CreateScheduleRequest request) {
    try {
      client.createSchedule(request);
      return true;
    } catch (ConflictException _) {
      // The schedule exists already.
      return false;
    }
  }

  private CreateScheduleRequest request(Instant second) {
    return CreateScheduleRequest.builder()
        .groupName(wakeUp.group())
        .name(NAME.format(second))
        .scheduleExpression(AT.format(second))
        .scheduleExpressionTimezone("UTC")
        .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
        .actionAfterCompletion(ActionAfterCompletion.DELETE)
        .target(
            target -> target.arn(wakeUp.target()).roleArn(wakeUp.role()).input(wakeUp.message()))
        .build();
  }
}
