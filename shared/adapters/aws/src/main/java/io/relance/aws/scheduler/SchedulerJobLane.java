package io.relance.aws.scheduler;

import io.relance.aws.AwsFailures;
import io.relance.domain.id.JobId;
import io.relance.domain.job.JobLane;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/**
 * Starts jobs by schedules of EventBridge Scheduler that fire once and remove themselves: a queue
 * would be polled all month. The event is that of a queue, so that one handler serves both
 * deployments.
 */
public final class SchedulerJobLane implements JobLane {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);

  /** An instant that has passed when Scheduler reads it might never come. */
  private static final int SECONDS_AHEAD = 2;

  private final SchedulerClient client;
  private final InstantSource clock;
  private final String group;
  private final String function;
  private final String role;

  /**
   * @param group the schedule group of this deployment
   * @param function the ARN of the function of jobs
   * @param role the role with which Scheduler invokes it
   */
  public SchedulerJobLane(
      SchedulerClient client, InstantSource clock, String group, String function, String role) {
    this.client = client;
    this.clock = clock;
    this.group = group;
    this.function = function;
    this.role = role;
  }

  @Override
  public void start(JobId job) {
    var at = clock.instant().plusSeconds(SECONDS_AHEAD);
    AwsFailures.call(() -> create(request(job, at)));
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

  private CreateScheduleRequest request(JobId job, Instant at) {
    return CreateScheduleRequest.builder()
        .groupName(group)
        .name("job-" + job + "-" + NAME.format(at))
        .scheduleExpression(AT.format(at))
        .scheduleExpressionTimezone("UTC")
        .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
        .actionAfterCompletion(ActionAfterCompletion.DELETE)
        .target(target -> target.arn(function).roleArn(role).input(message(job)))
        .build();
  }

  /** An id has only letters and digits. */
  private static String message(JobId job) {
    return "{\"Records\": [{\"messageId\": \"%s\", \"body\": \"%s\"}]}".formatted(job, job);
  }
}
