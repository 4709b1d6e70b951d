package io.relance.aws.scheduler;

import io.relance.aws.AwsFailures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/** Schedules of EventBridge Scheduler that fire once and remove themselves. */
final class OneTimeSchedules {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);

  private final SchedulerClient client;

  OneTimeSchedules(SchedulerClient client) {
    this.client = client;
  }

  /**
   * Creates a schedule; one that has the name already stays as it is.
   *
   * @param at a fraction of a second is left out
   */
  void create(String name, Instant at, WakeUp wakeUp) {
    AwsFailures.call(() -> createOnce(request(name, at, wakeUp)));
  }

  private boolean createOnce(CreateScheduleRequest request) {
    try {
      client.createSchedule(request);
      return true;
    } catch (ConflictException _) {
      // The schedule exists already.
      return false;
    }
  }

  private static CreateScheduleRequest request(String name, Instant at, WakeUp wakeUp) {
    return CreateScheduleRequest.builder()
        .groupName(wakeUp.group())
        .name(name)
        .scheduleExpression(AT.format(at))
        .scheduleExpressionTimezone("UTC")
        .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
        .actionAfterCompletion(ActionAfterCompletion.DELETE)
        .target(
            target -> target.arn(wakeUp.target()).roleArn(wakeUp.role()).input(wakeUp.message()))
        .build();
  }
}
