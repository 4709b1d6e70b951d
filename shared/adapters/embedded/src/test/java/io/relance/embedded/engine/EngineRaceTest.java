package io.relance.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.engine.ExecutionStatus.State;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import io.relance.testkit.contract.FlowEngineWorld;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3.6: nobody is ever silently inside, however fast a task is answered")
class EngineRaceTest {
  private static final int EXECUTIONS = 300;
  private static final int ANSWERERS = 2;
  private static final int CROWD = 8;

  /** Of the crowd; some seconds of work on two processors. */
  private static final int ROUNDS = 500;

  private static final String FLOW =
      """
      'Ask': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        'Arguments': {'QueueUrl': '${ContractQueueUrl}',
          'MessageBody': {'token': '{% $states.context.Task.Token %}'}},
        'Next': 'Wait'},
      'Wait': {'Type': 'Wait', 'Seconds': 3600, 'End': true}
      """;

  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T10:00:00Z"));
  @TempDir private Path folder = Path.of("");

  @Test
  void goesOnWhenATaskIsAnsweredWhileItsExecutionIsStillBeingStarted() {
    try (var machine = OneMachine.in(folder, clock)) {
      var version = machine.engine.publish("flow", 1, FlowEngineWorld.definition(FLOW));
      startAndAnswer(machine, version);
      machine.awaitIdle();
      clock.pass(Duration.ofHours(1));
      machine.awaitIdle();

      for (int n = 0; n < EXECUTIONS; n++) {
        var status = machine.engine.describe(version, "e-" + n).orElseThrow();
        assertThat(status.state()).as("e-" + n).isEqualTo(State.SUCCEEDED);
      }
    }
  }

  /** Whoever starts an execution comes late to the next step, others are quick. */
  private static void startAndAnswer(OneMachine machine, MachineVersion version) {
    var started = new AtomicBoolean();
    try (var quick = Executors.newFixedThreadPool(ANSWERERS);
        var crowded = Executors.newFixedThreadPool(CROWD)) {
      for (int n = 0; n < ANSWERERS; n++) {
        var _ = quick.submit(() -> answerUntil(machine, started));
      }
      for (int n = 0; n < CROWD; n++) {
        var _ = crowded.submit(() -> crowdUntil(started));
      }
      try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int n = 0; n < EXECUTIONS; n++) {
          var name = "e-" + n;
          var _ = starters.submit(() -> machine.engine.start(version, name, "{}"));
        }
      }
      started.set(true);
    }
  }

  private static void answerUntil(OneMachine machine, AtomicBoolean started) {
    while (answersSome(machine) || !started.get()) {
      Thread.onSpinWait();
    }
  }

  /**
   * Virtual threads have to wait for each other as long as this goes on. It ends by itself: their
   * scheduler promises no fairness, and on few processors could serve only the crowd.
   */
  private static @Nullable Void crowdUntil(AtomicBoolean started) throws InterruptedException {
    for (int round = 0; round < ROUNDS && !started.get(); round++) {
      Thread.startVirtualThread(EngineRaceTest::work).join();
    }
    return null;
  }

  private static void work() {
    for (int n = 0; n < 200_000; n++) {
      Thread.onSpinWait();
    }
  }

  private static boolean answersSome(OneMachine machine) {
    var received = machine.queue.receive(OneMachine.TASKS, 10, Duration.ZERO);
    for (var message : received) {
      var token = FlowEngineWorld.tree(message.body()).path("token").textValue();
      machine.engine.succeed(new TaskToken(token), "{}");
    }
    machine.queue.acknowledge(OneMachine.TASKS, received);
    return !received.isEmpty();
  }
}
