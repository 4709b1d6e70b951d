package io.relance.aws.scheduler;

import io.relance.aws.sqs.TestQueues;
import io.relance.domain.alarm.Alarm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Fires what is due of the schedules that an emulator keeps and does not fire itself: sends what
 * the schedule says to the queue that it names, removes it where it says so, and lets the queue
 * wake.
 */
final class FiredSchedules {
  private final SchedulerClient client;
  private final TestQueues queues;
  private final String group;

  FiredSchedules(SchedulerClient client, TestQueues queues, String group) {
    this.client = client;
    this.queues = queues;
    this.group = group;
  }

  void fire(Instant now) {
    client.listSchedulesPaginator(b -> b.groupName(group)).schedules().stream()
        .map(ScheduleSummary::name)
        .map(name -> client.getSchedule(b -> b.groupName(group).name(name)))
        .filter(schedule -> !due(schedule).isAfter(now))
        .forEach(this::fire);
  }

  /** {@code at(2026-03-02T09:00:00)}, in the zone that the schedule names. */
  private static Instant due(GetScheduleResponse schedule) {
    var text = schedule.scheduleExpression().replaceAll("^at\\((.*)\\)$", "$1");
    return LocalDateTime.parse(text).toInstant(ZoneOffset.of(zone(schedule)));
  }

  private static String zone(GetScheduleResponse schedule) {
    return "UTC".equals(schedule.scheduleExpressionTimezone()) ? "Z" : "unknown";
  }

  private void fire(GetScheduleResponse schedule) {
    var target = schedule.target().arn();
    var url =
        queues
            .client()
            .getQueueUrl(b -> b.queueName(target.substring(target.lastIndexOf(':') + 1)))
            .queueUrl();
    queues.client().sendMessage(b -> b.queueUrl(url).messageBody(schedule.target().input()));
    if ("DELETE".equals(schedule.actionAfterCompletionAsString())) {
      client.deleteSchedule(b -> b.groupName(group).name(schedule.name()));
    }
  }

  /** Runs something for each message; one of which that fails comes again. */
  void deliver(String url, Runnable woken) {
    for (var message : received(url)) {
      try {
        woken.run();
        queues.client().deleteMessage(b -> b.queueUrl(url).receiptHandle(message.receiptHandle()));
      } catch (IllegalStateException e) {
        queues
            .client()
            .changeMessageVisibility(
                b -> b.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
      }
    }
  }

  private Iterable<Message> received(String url) {
    return queues.client().receiveMessage(b -> b.queueUrl(url).maxNumberOfMessages(10)).messages();
  }

  /** An alarm after which what is due fires at once. */
  Alarm firing(Alarm alarm, Runnable afterwards) {
    return due -> {
      alarm.wakeAt(due);
      afterwards.run();
    };
  }
}
