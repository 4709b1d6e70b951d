package io.relance.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.engine.ExecutionStatus.State;
import io.relance.domain.engine.FlowEngine.Answered;
import io.relance.domain.engine.FlowEngine.Started;
import io.relance.domain.engine.InvalidDefinition;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.testkit.contract.FlowEngineWorld;
import io.relance.testkit.contract.Patience;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineRulesTest {
  private static final String PASS = "'P': {'Type': 'Pass', 'End': true}";
  private static final String ASK =
      """
      'Ask': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        'TimeoutSeconds': 3600, 'HeartbeatSeconds': 60,
        'Arguments': {'QueueUrl': '%s', 'MessageBody': {'token': '{%% $states.context.Task.Token %%}'}},
        'End': true}
      """;

  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T10:00:00Z"));
  @TempDir private Path folder = Path.of("");
  private Optional<OneMachine> opened = Optional.empty();

  @BeforeEach
  void open() {
    opened = Optional.of(OneMachine.in(folder, clock));
  }

  @AfterEach
  void close() {
    opened.ifPresent(OneMachine::close);
  }

  private SqliteFlowEngine engine() {
    return opened.orElseThrow().engine;
  }

  private MachineVersion published(String states) {
    return engine().publish("flow", 1, FlowEngineWorld.definition(states));
  }

  private void pass(Duration duration) {
    clock.pass(duration);
    opened.orElseThrow().awaitIdle();
  }

  @Test
  @DisplayName("D3.5: names are free again after 90 days")
  void forgetsExecutionsNinetyDaysAfterTheirEnd() {
    var version = published(PASS);
    engine().start(version, "e", "{}");
    pass(Duration.ofDays(89));
    assertThat(engine().start(version, "e", "{}")).isEqualTo(Started.BEFORE);

    pass(Duration.ofDays(2));
    Patience.within(
        Duration.ofSeconds(10), () -> assertThat(engine().describe(version, "e")).isEmpty());

    assertThat(engine().history(version, "e")).isEmpty();
    assertThat(engine().start(version, "e", "{}")).isEqualTo(Started.NOW);
  }

  @Test
  void tellsAReadableHistory() {
    var version = published(PASS);
    engine().start(version, "e", "{\"a\":1}");

    assertThat(engine().history(version, "e").stream().map(HistoryEvent::type))
        .containsExactly(
            "ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
    assertThat(engine().history(version, "e").get(1).details().at("/input/a").intValue())
        .isEqualTo(1);
  }

  @Test
  void refusesMarksItDoesNotKnow() {
    assertThatThrownBy(() -> published(ASK.formatted("${Elsewhere}")))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage("Nothing is known to put in the place of [${Elsewhere}]");
  }

  @Test
  void refusesResourcesThatItCannotRun() {
    String states =
        "'T': {'Type': 'Task', 'Resource': 'arn:aws:states:::sns:publish', 'End': true}";

    assertThatThrownBy(() -> published(states))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageStartingWith("State 'T', field 'Resource'");
  }

  @Test
  void refusesNamesAndInputsThatAreNone() {
    var version = published(PASS);

    assertThatThrownBy(() -> engine().start(version, "with space", "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine().start(version, "e", "{"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine().start(new MachineVersion("elsewhere"), "e", "{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void failsTasksForQueuesAndFunctionsThatAreNotThere() {
    var sending = published(ASK.formatted("nowhere"));
    engine().start(sending, "e", "{}");
    String call =
        "'T': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'End': true,"
            + " 'Arguments': {'FunctionName': 'nobody'}}";
    var calling = engine().publish("call", 1, FlowEngineWorld.definition(call));
    engine().start(calling, "e", "{}");
    opened.orElseThrow().awaitIdle();

    assertThat(engine().describe(sending, "e").orElseThrow().error())
        .contains("SQS.QueueDoesNotExistException");
    assertThat(engine().describe(calling, "e").orElseThrow().error())
        .contains("Lambda.ResourceNotFoundException");
  }

  @Test
  void waitsLongerForThoseWhoGiveSignsOfLife() {
    var version = published(ASK.formatted("the-tasks"));
    engine().start(version, "e", "{}");
    var token =
        new TaskToken(
            FlowEngineWorld.tree(opened.orElseThrow().take(OneMachine.TASKS).orElseThrow())
                .path("token")
                .textValue());

    pass(Duration.ofSeconds(50));
    assertThat(engine().heartbeat(token)).isEqualTo(Answered.RECEIVED);
    pass(Duration.ofSeconds(50));
    assertThat(engine().describe(version, "e").orElseThrow().state()).isEqualTo(State.RUNNING);
    pass(Duration.ofSeconds(11));

    assertThat(engine().describe(version, "e").orElseThrow().error()).contains("States.Timeout");
    assertThat(engine().heartbeat(token)).isEqualTo(Answered.NO_LONGER_WAITING);
  }

  @Test
  void saysWhenSomethingIsDueAndWhetherItIsIdle() {
    var version = published("'W': {'Type': 'Wait', 'Seconds': 90, 'End': true}");
    assertThat(engine().nextDue()).isEmpty();
    engine().start(version, "e", "{}");
    opened.orElseThrow().awaitIdle();

    assertThat(engine().nextDue()).contains(clock.instant().plusSeconds(90));
    clock.pass(Duration.ofSeconds(90));
    assertThat(engine().idle()).isFalse();
    opened.orElseThrow().awaitIdle();
    assertThat(engine().nextDue()).isEmpty();
    assertThat(engine().describe(version, "e").orElseThrow().state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void givesEachMachineItsTurn() {
    var order = new RoundRobin();
    var done = new ArrayList<String>();
    for (String work : new String[] {"1a", "1b", "1c", "2a", "3a", "2b"}) {
      order.add(work.charAt(0), () -> done.add(work));
    }

    for (int n = 0; n < 6; n++) {
      order.next().run();
    }

    assertThat(done).containsExactly("1a", "2a", "3a", "1b", "2b", "1c");
  }
}
