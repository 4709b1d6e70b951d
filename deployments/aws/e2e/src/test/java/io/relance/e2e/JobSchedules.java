package io.relance.e2e;

import io.relance.aws.AwsClients;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** The one-shot schedules that start jobs; LocalStack stores schedules and never fires them. */
final class JobSchedules {
  private static final String GROUP = Stack.NAME + "-alarms";
  private static final String PREFIX = "job-";

  private final AwsClients clients;
  private final Consumer<String> function;

  /**
   * @param function invokes the function of jobs with an event
   */
  JobSchedules(AwsClients clients, Consumer<String> function) {
    this.clients = clients;
    this.function = function;
  }

  /** Fires and removes each schedule of some jobs, as EventBridge Scheduler does. */
  void fire(String job) {
    try (var scheduler = clients.make(SchedulerClient.builder())) {
      for (var schedule : due(scheduler, PREFIX + job)) {
        scheduler.deleteSchedule(it -> it.groupName(GROUP).name(schedule.name()));
        function.accept(schedule.target().input());
      }
    }
  }

  /** Fires the schedules of all jobs. */
  void fireAll() {
    fire("");
  }

  private static List<GetScheduleResponse> due(SchedulerClient scheduler, String prefix) {
    return scheduler.listSchedulesPaginator(it -> it.groupName(GROUP)).schedules().stream()
        .map(ScheduleSummary::name)
        .filter(name -> name.startsWith(prefix))
        .map(name -> scheduler.getSchedule(it -> it.groupName(GROUP).name(name)))
        .toList();
  }
}
