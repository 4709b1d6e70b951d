package io.relance.interpreter;

import static io.relance.interpreter.Runs.START;
import static io.relance.interpreter.Runs.failure;
import static io.relance.interpreter.Runs.machine;
import static io.relance.interpreter.Runs.output;
import static io.relance.interpreter.Runs.run;
import static io.relance.interpreter.Runs.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PassChoiceWaitTest {
  @Test
  void passesItsInputOnWithoutOutput() {
    var outcome = run(machine("P: {Type: 'Pass', End: true}"), "{a: 1}");

    assertThat(output(outcome)).isEqualTo("{\"a\":1}");
    assertThat(types(outcome))
        .containsExactly(
            "ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
  }

  @Test
  void evaluatesAssignAndOutputFromTheValuesAtEntry() {
    var machine =
        machine(
            """
            A: {Type: 'Pass', Assign: {x: 1}, Next: 'B'},
            B: {Type: 'Pass', Assign: {x: '{% $x + 1 %}'}, Output: '{% $x %}', Next: 'C'},
            C: {Type: 'Pass', Output: {seen: '{% $states.input %}', now: '{% $x %}'}, End: true}
            """);

    assertThat(output(run(machine, "{}"))).isEqualTo("{\"seen\":1,\"now\":2}");
  }

  @Test
  void takesTheFirstRuleThatHolds() {
    var machine =
        machine(
            """
            C: {Type: 'Choice',
                Choices: [{Condition: '{% $states.input.n > 10 %}', Next: 'Big'},
                          {Condition: '{% $states.input.n > 5 %}', Next: 'Big', Output: 'rule'}],
                Default: 'Small', Output: 'default'},
            Big: {Type: 'Pass', End: true}, Small: {Type: 'Pass', End: true}
            """);

    assertThat(output(run(machine, "{n: 11}"))).isEqualTo("{\"n\":11}");
    assertThat(output(run(machine, "{n: 7}"))).isEqualTo("\"rule\"");
    assertThat(output(run(machine, "{n: 1}"))).isEqualTo("\"default\"");
  }

  @Test
  void failsWhenNoRuleHoldsAndThereIsNoDefault() {
    var machine =
        machine(
            "C: {Type: 'Choice', Choices: [{Condition: false, Next: 'P'}]},"
                + " P: {Type: 'Pass', End: true}");

    assertThat(failure(run(machine, "{}")).error()).contains("States.NoChoiceMatched");
  }

  @Test
  void waitsForSecondsAndUntilTimestamps() {
    var machine =
        machine(
            """
            A: {Type: 'Wait', Seconds: '{% $states.input.s %}', Next: 'B'},
            B: {Type: 'Wait', Timestamp: '2026-03-02T12:00:00+01:00', Next: 'C'},
            C: {Type: 'Wait', Timestamp: '{% $states.input.until %}', Next: 'D'},
            D: {Type: 'Pass', Output: '{% $now() %}', End: true}
            """);

    var outcome = run(machine, "{s: 90, until: '2026-03-05T00:00:00Z'}");

    assertThat(output(outcome)).isEqualTo("\"2026-03-05T00:00:00.000Z\"");
    assertThat(outcome.history().get(2).at()).isEqualTo(Instant.parse("2026-03-02T10:01:30Z"));
    assertThat(outcome.history().get(4).at()).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
  }

  @Test
  @DisplayName("Issue 12: a Wait takes a timestamp to the second, without the part of one")
  void cutsTimestampsToTheSecond() {
    var machine =
        machine(
            """
            A: {Type: 'Wait', Timestamp: '{% $states.input.until %}', Next: 'B'},
            B: {Type: 'Pass', Output: '{% $now() %}', End: true}
            """);

    assertThat(output(run(machine, "{until: '2026-03-05T00:00:00.999Z'}")))
        .isEqualTo("\"2026-03-05T00:00:00.000Z\"");
  }

  @Test
  @DisplayName("Issue 12: a Wait beyond 2,147,483,647 seconds fails as States.Runtime")
  void failsWhenItWouldWaitTooLong() {
    var machine = machine("A: {Type: 'Wait', Timestamp: '{% $states.input.until %}', End: true}");
    String longest = START.plusSeconds(Integer.MAX_VALUE).toString();
    String longer = START.plusSeconds(Integer.MAX_VALUE + 1L).toString();

    assertThat(failure(run(machine, "{until: '" + longer + "'}")).error())
        .contains("States.Runtime");
    assertThat(types(run(machine, "{until: '" + longer + "'}")))
        .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionFailed");
    assertThat(types(run(machine, "{until: '" + longest + "'}")))
        .as("it waits, until the execution is a year old")
        .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut");
  }

  @Test
  @DisplayName("Issue 12: an execution ends after a year")
  void endsAfterAYear() {
    String states =
        """
        A: {Type: 'Wait', Timestamp: '{% $states.input.until %}', Next: 'B'},
        B: {Type: 'Pass', End: true}
        """;
    String inAYear = START.plus(Duration.ofDays(365)).toString();
    String before = START.plus(Duration.ofDays(365)).minusSeconds(1).toString();

    var outcome = run(machine(states), "{until: '" + inAYear + "'}");

    assertThat(types(outcome)).endsWith("ExecutionTimedOut");
    assertThat(failure(outcome).error()).contains("States.Timeout");
    assertThat(outcome.history().getLast().at()).isEqualTo(START.plus(Duration.ofDays(365)));
    assertThat(types(run(machine(states), "{until: '" + before + "'}")))
        .endsWith("ExecutionSucceeded");
  }

  @Test
  void saysInAwsWordsThatAnExpressionCameToNothing() {
    var outcome =
        run(machine("P: {Type: 'Pass', Output: {x: '{% $states.input.no %}'}, End: true}"), "{}");

    assertThat(failure(outcome).error()).contains("States.QueryEvaluationError");
    assertThat(failure(outcome).cause())
        .contains(
            "An error occurred while executing the state 'P' (entered at the event id #2). The"
                + " JSONata expression '$states.input.no' specified for the field 'Output/x'"
                + " returned nothing (undefined).");
  }

  @Test
  void failsWithTheErrorAndCauseOfAFailState() {
    var machine =
        machine("F: {Type: 'Fail', Error: '{% $states.input.e %}', Cause: 'because of it'}");

    var outcome = run(machine, "{e: 'Broken'}");

    assertThat(failure(outcome).error()).contains("Broken");
    assertThat(failure(outcome).cause()).contains("because of it");
    assertThat(types(outcome))
        .containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
  }
}
