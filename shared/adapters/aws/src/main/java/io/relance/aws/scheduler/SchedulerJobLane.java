package io.relance.aws.scheduler;

import io.relance.domain.id.JobId;
import io.relance.domain.job.JobLane;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/**
 * Starts jobs by schedules of EventBridge Scheduler that fire once and remove themselves: a queue
 * would be polled all month. The event is that of a queue, so that one handler serves both
 * deployments.
 */
public final class SchedulerJobLane implements JobLane {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  /** An instant that has passed when Scheduler reads it might never come. */
  private static final int SECONDS_AHEAD = 2;

  private final OneTimeSchedules schedules;
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
    this.schedules = new OneTimeSchedules(client);
    this.clock = clock;
    this.group = group;
    this.function = function;
    this.role = role;
  }

  @Override
  public void start(JobId job) {
    var at = clock.instant().plusSeconds(SECONDS_AHEAD);
    schedules.create(
        "job-" + job + "-" + NAME.format(at), at, new WakeUp(group, function, role, message(job)));
  }

  /** An id has only letters and digits. */
  private static String message(JobId job) {
    return "{\"Records\": [{\"messageId\": \"%s\", \"body\": \"%s\"}]}".formatted(job, job);
  }
}
