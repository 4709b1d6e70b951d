package io.relance.interpreter;

import static io.relance.interpreter.Runs.failure;
import static io.relance.interpreter.Runs.json;
import static io.relance.interpreter.Runs.machine;
import static io.relance.interpreter.Runs.output;
import static io.relance.interpreter.Runs.run;
import static io.relance.interpreter.Runs.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.simulation.Simulation;
import io.relance.interpreter.simulation.TaskAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {
  private static final String TASK =
      """
      T: {Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', %s End: true},
      Caught: {Type: 'Pass', End: true}
      """;
  private static final String CATCH = "Catch: [{ErrorEquals: ['States.ALL'], Next: 'Caught'}],";

  private static Function<TaskCall, TaskAnswer> failing(int times, String error) {
    var calls = new ArrayList<TaskCall>();
    return call -> {
      calls.add(call);
      return calls.size() <= times
          ? TaskAnswer.failed(Failure.of(error, "cause " + calls.size()))
          : TaskAnswer.success(json("'done'"));
    };
  }

  private static List<Long> secondsOfAttempts(Simulation.Outcome outcome) {
    return outcome.history().stream()
        .filter(event -> event.type().equals("TaskScheduled"))
        .map(event -> Duration.between(Runs.START, event.at()).toSeconds())
        .toList();
  }

  @Test
  void givesArgumentsAndTakesTheResult() {
    var machine =
        machine(
            TASK.formatted(
                "Arguments: {n: '{% $states.input.n + 1 %}'}, Assign: {r: '{% $states.result %}'},"
                    + " Output: {was: '{% $states.result.n %}'}, "
                    + CATCH));

    var outcome = run(machine, "{n: 1}");

    assertThat(output(outcome)).isEqualTo("{\"was\":2}");
    assertThat(types(outcome))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void givesTheInputWhereThereAreNoArguments() {
    assertThat(output(run(machine(TASK.formatted(CATCH)), "{n: 1}"))).isEqualTo("{\"n\":1}");
  }

  @Test
  void backsOffBetweenAttemptsUpToTheLongestDelay() {
    var machine =
        machine(
            TASK.formatted(
                "Retry: [{ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3,"
                    + " MaxDelaySeconds: 15, MaxAttempts: 5}], "
                    + CATCH));

    var outcome = run(machine, "{}", failing(4, "Busy"));

    assertThat(output(outcome)).isEqualTo("\"done\"");
    assertThat(secondsOfAttempts(outcome)).containsExactly(0L, 2L, 8L, 23L, 38L);
  }

  @Test
  void drawsDelaysWithJitter() {
    var machine =
        machine(
            TASK.formatted(
                "Retry: [{ErrorEquals: ['Busy'], IntervalSeconds: 100, BackoffRate: 1,"
                    + " JitterStrategy: 'FULL', MaxAttempts: 9}], "
                    + CATCH));

    var attempts = secondsOfAttempts(run(machine, "{}", failing(9, "Busy")));

    assertThat(attempts).hasSize(10);
    assertThat(attempts.getLast()).isBetween(100L, 800L);
  }

  @Test
  void retriesThreeTimesByDefault() {
    var machine = machine(TASK.formatted("Retry: [{ErrorEquals: ['States.ALL']}], " + CATCH));

    var outcome = run(machine, "{}", failing(99, "Busy"));

    assertThat(secondsOfAttempts(outcome)).containsExactly(0L, 1L, 3L, 7L);
    assertThat(output(outcome)).isEqualTo("{\"Error\":\"Busy\",\"Cause\":\"cause 4\"}");
  }

  @Test
  void countsTheAttemptsOfEachRetrierByItself() {
    var machine =
        machine(
            TASK.formatted(
                "Retry: [{ErrorEquals: ['A'], MaxAttempts: 1}, {ErrorEquals: ['B'], MaxAttempts: 2}],"
                    + CATCH));
    var errors = new ArrayList<>(List.of("A", "B", "B", "A"));

    var outcome =
        run(machine, "{}", _ -> TaskAnswer.failed(Failure.of(errors.removeFirst(), "cause")));

    assertThat(secondsOfAttempts(outcome)).hasSize(4);
    assertThat(output(outcome)).contains("\"Error\":\"A\"");
  }

  @ParameterizedTest
  @CsvSource({
    "States.ALL, Anything, true",
    "States.TaskFailed, Anything, true",
    "States.TaskFailed, States.Timeout, false",
    "States.Timeout, States.Timeout, true",
    "States.HeartbeatTimeout, States.Timeout, false",
    "Other, Anything, false",
    "States.ALL, States.DataLimitExceeded, true",
    "States.ALL, States.Runtime, false",
    "States.Runtime, States.Runtime, false"
  })
  void matchesErrorsAsAwsDoes(String name, String error, boolean matches) {
    var machine = machine(TASK.formatted(CATCH.replace("States.ALL", name)));

    var outcome = run(machine, "{}", _ -> TaskAnswer.failed(Failure.of(error, "")));

    assertThat(types(outcome).contains("PassStateEntered")).isEqualTo(matches);
  }

  @Test
  void assignsAndShapesWhatItCaught() {
    var machine =
        machine(
            """
            T: {Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true,
                Catch: [{ErrorEquals: ['Gone'], Next: 'Caught', Assign: {why: '{% $states.errorOutput.Error %}'},
                         Output: {input: '{% $states.input %}', cause: '{% $states.errorOutput.Cause %}'}}]},
            Caught: {Type: 'Pass', End: true, Output: ['{% $states.input %}', '{% $why %}']}
            """);

    var outcome = run(machine, "7", _ -> TaskAnswer.failed(Failure.of("Gone", "away")));

    assertThat(output(outcome)).isEqualTo("[{\"input\":7,\"cause\":\"away\"},\"Gone\"]");
  }

  @Test
  void timesOutTasksThatStaySilent() {
    var machine = machine(TASK.formatted("TimeoutSeconds: '{% $states.input.s %}', " + CATCH));

    var outcome = run(machine, "{s: 90}", _ -> new TaskAnswer.Silence());

    assertThat(output(outcome)).isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
    assertThat(outcome.execution().end().orElseThrow().at()).isEqualTo(Runs.START.plusSeconds(90));
  }

  @Test
  void ignoresAnswersThatComeTooLate() {
    var machine = machine(TASK.formatted("TimeoutSeconds: 10, " + CATCH));

    var outcome =
        run(machine, "{}", _ -> new TaskAnswer.Success(json("1"), Duration.ofSeconds(11)));

    assertThat(output(outcome)).contains("States.Timeout");
  }

  @Test
  void failsWhenTheResultIsTooLarge() {
    var machine = machine(TASK.formatted(CATCH));
    var large = TextNode.valueOf("é".repeat(131_072));

    var outcome = run(machine, "{}", _ -> TaskAnswer.success(large));

    assertThat(output(outcome)).contains("States.DataLimitExceeded");
    assertThat(
            output(
                run(machine, "{}", _ -> TaskAnswer.success(TextNode.valueOf("é".repeat(131_071))))))
        .startsWith("\"éé");
  }

  @Test
  void catchesExpressionsThatFailButNotThoseOfItsCatchers() {
    var caught = machine(TASK.formatted("Output: '{% $states.result.no %}', " + CATCH));
    var notCaught =
        machine(
            TASK.formatted(
                "Catch: [{ErrorEquals: ['States.ALL'], Output: '{% $nothing %}', Next: 'Caught'}],"));

    assertThat(output(run(caught, "{}"))).contains("States.QueryEvaluationError");
    var outcome = run(notCaught, "{}", _ -> TaskAnswer.failed(Failure.of("Any", "")));
    assertThat(failure(outcome).error()).contains("States.QueryEvaluationError");
    assertThat(failure(outcome).cause().orElseThrow()).contains("Catch[0]/Output");
  }

  @Test
  void reportsErrorsWithoutNameOrCause() {
    var machine = machine(TASK.formatted(CATCH));

    var outcome = run(machine, "{}", _ -> TaskAnswer.failed(Failure.NONE));

    assertThat(output(outcome)).isEqualTo("{\"Error\":null,\"Cause\":null}");
  }

  @Test
  void numbersEventsAndLinksEachToTheOneBefore() {
    var history = run(machine(TASK.formatted(CATCH)), "{}").history();

    assertThat(history.stream().map(HistoryEvent::id)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(history.stream().map(HistoryEvent::previous))
        .containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L);
    assertThat(HistoryEvent.fromJson(history.get(2).toJson())).isEqualTo(history.get(2));
  }
}
