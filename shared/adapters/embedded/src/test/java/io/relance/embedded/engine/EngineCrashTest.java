package io.relance.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.engine.ExecutionStatus.State;
import io.relance.domain.engine.FlowEngine.Answered;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import io.relance.testkit.contract.FlowEngineWorld;
import io.relance.testkit.crash.DiskImage;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Issue 3: after a crash every execution resumes where it was")
class EngineCrashTest {
  private static final String FLOW =
      """
      'Call': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
        'Arguments': {'FunctionName': 'echo', 'Payload': '{% $states.input %}'},
        'Assign': {'first': '{% $states.result.Payload.echo.n %}'}, 'Next': 'Wait'},
      'Wait': {'Type': 'Wait', 'Seconds': 3600, 'Next': 'Ask'},
      'Ask': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        'Arguments': {'QueueUrl': '${ContractQueueUrl}',
          'MessageBody': {'token': '{% $states.context.Task.Token %}', 'n': '{% $first %}'}},
        'Next': 'Again'},
      'Again': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
        'Arguments': {'FunctionName': 'echo', 'Payload': '{% $states.input %}'},
        'Output': '{% $first %}', 'End': true}
      """;

  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T10:00:00Z"));
  @TempDir private Path folder = Path.of("");
  @TempDir private Path images = Path.of("");

  private static MachineVersion flow(OneMachine machine) {
    return machine.engine.publish("flow", 1, FlowEngineWorld.definition(FLOW));
  }

  private OneMachine crashed() {
    return OneMachine.in(DiskImage.of(folder, images), clock);
  }

  @Test
  void goesOnFromWhateverTheDiskHoldsAtAnyMoment() {
    var random = new Random(20_260_302);
    var taken = new ArrayList<Path>();
    var names = new ArrayList<List<String>>();
    try (var machine = OneMachine.in(folder, clock)) {
      var version = flow(machine);
      for (int n = 0; n < 60; n++) {
        machine.engine.start(version, "e-" + n, "{\"n\":" + n + "}");
        if (random.nextInt(8) == 0) {
          taken.add(DiskImage.of(folder, images));
          names.add(namesUpTo(n));
        }
        if (random.nextInt(9) == 0) {
          clock.pass(Duration.ofMinutes(40));
          machine.engine.wake();
        }
        if (random.nextInt(3) == 0) {
          machine.take(OneMachine.TASKS).ifPresent(message -> answer(machine, message));
        }
      }
    }

    assertThat(taken).hasSizeGreaterThan(3);
    for (int i = 0; i < taken.size(); i++) {
      allEnd(taken.get(i), names.get(i));
    }
  }

  private static List<String> namesUpTo(int last) {
    return IntStream.rangeClosed(0, last).mapToObj(n -> "e-" + n).toList();
  }

  private static Answered answer(OneMachine machine, String message) {
    JsonNode json = FlowEngineWorld.tree(message);
    return machine.engine.succeed(new TaskToken(json.path("token").textValue()), "true");
  }

  private void allEnd(Path image, List<String> names) {
    try (var machine = OneMachine.in(image, clock)) {
      var version = flow(machine);
      machine.awaitIdle();
      clock.pass(Duration.ofHours(2));
      machine.awaitIdle();
      // A receiver that had a message at the crash gets it once more.
      clock.pass(Duration.ofMinutes(1));
      for (var message = machine.take(OneMachine.TASKS);
          message.isPresent();
          message = machine.take(OneMachine.TASKS)) {
        answer(machine, message.get());
      }
      machine.awaitIdle();
      for (String name : names) {
        var status = machine.engine.describe(version, name).orElseThrow();
        assertThat(status.state()).as(name).isEqualTo(State.SUCCEEDED);
        assertThat(status.output()).contains(name.substring(2));
      }
    }
  }

  @Test
  void answersATokenThatWasGivenOutBeforeTheCrash() {
    try (var machine = OneMachine.in(folder, clock)) {
      var version =
          machine.engine.publish("flow", 1, FlowEngineWorld.definition(FLOW.replace("3600", "0")));
      machine.engine.start(version, "e", "{\"n\":5}");
      machine.awaitIdle();
      String message = machine.take(OneMachine.TASKS).orElseThrow();

      try (var reopened = crashed()) {
        assertThat(answer(reopened, message)).isEqualTo(Answered.RECEIVED);
        reopened.awaitIdle();
        assertThat(reopened.engine.describe(version, "e").orElseThrow().output()).contains("5");
        assertThat(answer(reopened, message)).isEqualTo(Answered.NO_LONGER_WAITING);
      }
    }
  }

  @Test
  void firesWaitsThatBecameDueWhileItWasDown() {
    var states = "'Wait': {'Type': 'Wait', 'Seconds': 3600, 'End': true}";
    try (var machine = OneMachine.in(folder, clock)) {
      var version = machine.engine.publish("flow", 1, FlowEngineWorld.definition(states));
      machine.engine.start(version, "e", "{}");
      machine.awaitIdle();
      assertThat(machine.engine.nextDue()).contains(Instant.parse("2026-03-02T11:00:00Z"));
      clock.pass(Duration.ofDays(3));

      try (var reopened = crashed()) {
        reopened.awaitIdle();
        assertThat(reopened.engine.describe(version, "e").orElseThrow().state())
            .isEqualTo(State.SUCCEEDED);
        assertThat(reopened.engine.nextDue()).isEmpty();
      }
    }
  }

  @Test
  void invokesTasksAgainThatWereInFlight() throws InterruptedException {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    TaskHandler stuck =
        _ -> {
          entered.countDown();
          leave.await();
          return "{}";
        };
    var again = new AtomicInteger();
    try (var machine = new OneMachine(folder, clock, Map.of("echo", stuck))) {
      var version = flow(machine);
      machine.engine.start(version, "e", "{\"n\":1}");
      entered.await();

      Path image = DiskImage.of(folder, images);
      Map<String, TaskHandler> counting =
          Map.of(
              "echo",
              payload -> {
                again.incrementAndGet();
                return OneMachine.echo(payload);
              });
      try (var reopened = new OneMachine(image, clock, counting)) {
        reopened.awaitIdle();
        assertThat(again).hasValue(1);
        assertThat(reopened.engine.nextDue()).isPresent();
      }
      leave.countDown();
    }
  }

  @Test
  @DisplayName("D3.6: the end is told in the write that ends the execution")
  void tellsAnEndExactlyWhenItIsKept() {
    var states = "'P': {'Type': 'Pass', 'End': true}";
    try (var machine = OneMachine.in(folder, clock)) {
      var version = machine.engine.publish("flow", 1, FlowEngineWorld.definition(states));
      for (int n = 0; n < 20; n++) {
        machine.engine.start(version, "e-" + n, "{}");
        if (n % 5 == 0) {
          try (var reopened = crashed()) {
            long told = 0;
            for (Optional<String> event = reopened.take(OneMachine.STATUS);
                event.isPresent();
                event = reopened.take(OneMachine.STATUS)) {
              told++;
            }
            assertThat(told).isEqualTo(n + 1);
          }
        }
      }
    }
  }
}
