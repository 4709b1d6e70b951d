package io.relance.aws.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsPart;
import io.relance.aws.OnAws;
import io.relance.aws.sqs.TestQueues;
import io.relance.domain.alarm.Alarm;
import io.relance.domain.queue.QueueName;
import io.relance.testkit.contract.AlarmContract;
import io.relance.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** The emulator keeps schedules and fires none: the test does that, on a clock that it moves. */
@OnAws
@DisplayName("D2.1, D2.4: alarms by EventBridge Scheduler, fired by the test")
class SchedulerAlarmTest extends AlarmContract {
  private static final String ROLE = "arn:aws:iam::000000000000:role/scheduler";

  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final AwsEnvironment environment = AwsEnvironment.of(AwsPart.SERVICES);
  private final TestQueues queues = new TestQueues(environment);
  private final SchedulerClient client = environment.clients().make(SchedulerClient.builder());
  private final String group = environment.names().prefix() + UUID.randomUUID();
  private final FiredSchedules schedules = new FiredSchedules(client, queues, group);
  private final List<Runnable> firing = new ArrayList<>();

  @BeforeEach
  void make() {
    client.createScheduleGroup(b -> b.name(group));
  }

  @AfterEach
  void remove() {
    client.deleteScheduleGroup(b -> b.name(group));
    client.close();
    queues.close();
  }

  @Override
  protected Alarm alarm(Runnable woken) {
    var name = new QueueName(UUID.randomUUID().toString(), false, Duration.ofSeconds(30), 5);
    var url = queues.url(queues.make(name));
    firing.add(
        () -> {
          schedules.fire(clock.instant());
          schedules.deliver(url, woken);
        });
    var alarm =
        new SchedulerAlarm(client, clock, new WakeUp(group, queues.arn(url), ROLE, "{\"n\":1}"));
    return schedules.firing(alarm, this::fire);
  }

  private void fire() {
    firing.forEach(Runnable::run);
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void letPass(Duration duration) {
    clock.pass(duration);
    fire();
  }

  @Override
  protected Duration precision() {
    return Duration.ofMinutes(1);
  }

  @Test
  @DisplayName("M14: a day has at most 1,440 schedules, however many carts are due")
  void schedulesAMinuteOnceHoweverOftenItIsAskedFor() {
    var alarm = alarm(() -> {});
    for (int second = 1; second <= 60; second++) {
      alarm.wakeAt(now().plusSeconds(second));
    }
    alarm.wakeAt(now().plusMillis(1));

    assertThat(client.listSchedules(b -> b.groupName(group)).schedules())
        .extracting(ScheduleSummary::name)
        .containsExactly("wake-20260302T090100");
  }
}
