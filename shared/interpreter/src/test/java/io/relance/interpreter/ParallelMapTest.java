package io.relance.interpreter;

import static io.relance.interpreter.Runs.failure;
import static io.relance.interpreter.Runs.json;
import static io.relance.interpreter.Runs.machine;
import static io.relance.interpreter.Runs.output;
import static io.relance.interpreter.Runs.run;
import static io.relance.interpreter.Runs.types;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.simulation.TaskAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelMapTest {
  private static final String MAP =
      """
      M: {Type: 'Map', %s End: true,
          ItemProcessor: {StartAt: 'T', States: {
            T: {Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true}}}}
      """;

  private static TaskAnswer slowFirst(TaskCall call) {
    int n = call.arguments().path("n").asInt(call.arguments().asInt());
    return new TaskAnswer.Success(call.arguments(), Duration.ofSeconds(100 - n));
  }

  @Test
  void bringsResultsBackInTheOrderOfTheItems() {
    assertThat(output(run(machine(MAP.formatted("")), "[1, 2, 3]", ParallelMapTest::slowFirst)))
        .isEqualTo("[1,2,3]");
  }

  @Test
  void selectsWhatEachIterationIsGiven() {
    var machine =
        machine(
            MAP.formatted(
                "Items: '{% $states.input.all %}', ItemSelector: {n: '{% $states.context.Map.Item.Value %}',"
                    + " at: '{% $states.context.Map.Item.Index %}', of: '{% $count($states.input.all) %}'},"));

    assertThat(output(run(machine, "{all: [7, 8]}")))
        .isEqualTo("[{\"n\":7,\"at\":0,\"of\":2},{\"n\":8,\"at\":1,\"of\":2}]");
  }

  @Test
  @DisplayName("Issue 12: the context of an iteration says where its item comes from")
  void saysWhereItemsComeFrom() {
    var machine = machine(MAP.formatted("ItemSelector: '{% $states.context.Map.Item %}',"));

    assertThat(output(run(machine, "['a']")))
        .isEqualTo("[{\"Index\":0,\"Value\":\"a\",\"Source\":\"STATE_DATA\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "ToleratedFailureCount, 1.5, false",
    "ToleratedFailureCount, -1, false",
    "ToleratedFailureCount, 2, true",
    "ToleratedFailurePercentage, 1.5, true",
    "ToleratedFailurePercentage, 100.1, false"
  })
  @DisplayName("Issue 12: the count of tolerated failures is a whole number, a percentage need not")
  void checksTolerances(String field, String value, boolean accepted) {
    var machine = machine(MAP.formatted(field + ": '{% $states.input.t %}', Items: [1],"));

    var outcome = run(machine, "{t: " + value + "}");

    assertThat(types(outcome).getLast())
        .isEqualTo(accepted ? "ExecutionSucceeded" : "ExecutionFailed");
  }

  @Test
  void runsNoMoreIterationsAtOnceThanItMay() {
    var machine = machine(MAP.formatted("MaxConcurrency: 2,"));

    var events =
        run(
                machine,
                "[1, 2, 3, 4]",
                c -> new TaskAnswer.Success(c.arguments(), Duration.ofSeconds(9)))
            .history();

    assertThat(events.getLast().at()).isEqualTo(Runs.START.plusSeconds(18));
  }

  @Test
  void doesFortyAtOnceWhereNothingIsSaid() {
    var items = new ArrayList<>(Collections.nCopies(41, "1"));

    var outcome =
        run(
            machine(MAP.formatted("")),
            items.toString(),
            c -> new TaskAnswer.Success(c.arguments(), Duration.ofSeconds(1)));

    assertThat(outcome.history().getLast().at()).isEqualTo(Runs.START.plusSeconds(2));
  }

  @Test
  void passesOverNoItems() {
    assertThat(output(run(machine(MAP.formatted("Output: {r: '{% $states.result %}'},")), "[]")))
        .isEqualTo("{\"r\":[]}");
  }

  @Test
  void failsOnItemsThatAreNone() {
    var outcome = run(machine(MAP.formatted("")), "{a: 1}");

    assertThat(failure(outcome).cause().orElseThrow())
        .endsWith("Map state input must be an array but was: {\"a\":1}");
  }

  @Test
  void givesUpAllIterationsWhenOneFails() {
    var machine =
        machine(
            MAP.formatted("Catch: [{ErrorEquals: ['Bad'], Output: 'caught', Next: 'P'}],")
                + ", P: {Type: 'Pass', End: true}");

    var outcome =
        run(
            machine,
            "[1, 2, 3]",
            call ->
                call.arguments().asInt() == 2
                    ? TaskAnswer.failed(Failure.of("Bad", "luck"))
                    : new TaskAnswer.Silence());

    assertThat(output(outcome)).isEqualTo("\"caught\"");
    assertThat(types(outcome))
        .containsSubsequence(
            "MapIterationFailed", "MapIterationAborted", "MapIterationAborted", "MapStateFailed");
  }

  @Test
  void startsAllOverWhenTried() {
    var failures = new ArrayList<>(Collections.nCopies(1, "Busy"));
    var machine = machine(MAP.formatted("Retry: [{ErrorEquals: ['Busy']}],"));

    var outcome =
        run(
            machine,
            "[1, 2]",
            call ->
                failures.isEmpty()
                    ? TaskAnswer.success(call.arguments())
                    : TaskAnswer.failed(Failure.of(failures.removeFirst(), "")));

    assertThat(output(outcome)).isEqualTo("[1,2]");
    assertThat(types(outcome).stream().filter("MapStateStarted"::equals)).hasSize(2);
  }

  @Test
  void readsOuterVariablesInBranchesAndKeepsTheirsInside() {
    var machine =
        machine(
            """
            S: {Type: 'Pass', Assign: {x: 5}, Next: 'P'},
            P: {Type: 'Parallel', Arguments: {n: 1}, Next: 'E', Branches: [
              {StartAt: 'A', States: {A: {Type: 'Pass', Assign: {y: '{% $x + 1 %}'}, Next: 'B'},
                                      B: {Type: 'Pass', Output: '{% $x + $y + $states.input.n %}', End: true}}},
              {StartAt: 'C', States: {C: {Type: 'Wait', Seconds: 3, End: true}}}]},
            E: {Type: 'Pass', Output: {r: '{% $states.input %}', y: '{% $exists($y) %}'}, End: true}
            """);

    assertThat(output(run(machine, "{}"))).isEqualTo("{\"r\":[12,{\"n\":1}],\"y\":false}");
  }

  @Test
  void doesNotLetBranchesAssignOuterVariables() {
    var machine =
        machine(
            """
            S: {Type: 'Pass', Assign: {x: 5}, Next: 'P'},
            P: {Type: 'Parallel', End: true, Branches: [
              {StartAt: 'A', States: {A: {Type: 'Pass', Assign: {x: 6}, End: true}}}]}
            """);

    assertThat(failure(run(machine, "{}")).error()).contains("States.QueryEvaluationError");
  }

  @Test
  void nestsAndGivesUpInnermostFirst() {
    var machine =
        machine(
            """
            P: {Type: 'Parallel', End: true, Branches: [
              {StartAt: 'M', States: {M: {Type: 'Map', Items: [1, 2], End: true, ItemProcessor: {
                 StartAt: 'W', States: {W: {Type: 'Wait', Seconds: 10, End: true}}}}}},
              {StartAt: 'X', States: {X: {Type: 'Wait', Seconds: 1, Next: 'F'},
                                      F: {Type: 'Fail', Error: 'Over'}}}]}
            """);

    var outcome = run(machine, "{}");

    assertThat(failure(outcome).error()).contains("Over");
    assertThat(outcome.execution().branches()).isEmpty();
    assertThat(types(outcome))
        .containsSubsequence("FailStateEntered", "MapStateAborted", "ParallelStateFailed");
  }

  @Test
  void countsSizeOverAllResults() {
    String large = "'" + "x".repeat(200_000) + "'";
    var machine = machine(MAP.formatted("Items: [1, 2],"));

    assertThat(failure(run(machine, "{}", _ -> TaskAnswer.success(json(large)))).error())
        .contains("States.DataLimitExceeded");
  }
}
