package io.relance.aws.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsPart;
import io.relance.aws.Backoff;
import io.relance.aws.OnAws;
import io.relance.aws.sqs.SqsQueue;
import io.relance.aws.sqs.TestQueues;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.testkit.contract.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

@OnAws(AwsPart.FIRING)
@DisplayName("D2.4: alarms by a scheduler that fires")
class FiringScheduleTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/scheduler";

  @Test
  void wakesOnceItIsTimeAndLeavesNoSchedule() {
    var environment = AwsEnvironment.of(AwsPart.FIRING);
    var group = environment.names().prefix() + UUID.randomUUID();
    var name = new QueueName(UUID.randomUUID().toString(), false, Duration.ofSeconds(30), 5);
    try (var queues = new TestQueues(environment);
        var client = environment.clients().make(SchedulerClient.builder())) {
      client.createScheduleGroup(b -> b.name(group));
      var queue = new SqsQueue(queues.client(), environment.names(), Backoff.real());
      var arn = queues.arn(queue.url(queues.make(name)));
      var alarm =
          new SchedulerAlarm(
              client, InstantSource.system(), new WakeUp(group, arn, ROLE, "{\"wake\":true}"));

      alarm.wakeAt(Instant.now().plusSeconds(3));

      assertThat(queue.receive(name, 1, Duration.ofSeconds(90)))
          .extracting(Received::body)
          .containsExactly("{\"wake\":true}");
      Patience.within(
          Duration.ofSeconds(10),
          () -> assertThat(client.listSchedules(b -> b.groupName(group)).schedules()).isEmpty());
    }
  }
}
