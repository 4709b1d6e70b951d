package io.relance.interpreter;

import static io.relance.interpreter.Runs.failure;
import static io.relance.interpreter.Runs.output;
import static io.relance.interpreter.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.interpreter.machine.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
  private static Machine evaluating(String expression) {
    var machine = JsonNodeFactory.instance.objectNode();
    machine.put("QueryLanguage", "JSONata").put("StartAt", "P");
    var pass = machine.putObject("States").putObject("P").put("Type", "Pass").put("End", true);
    pass.put("Output", "{% " + expression + " %}");
    return Machine.read(machine.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$partition([1,2,3,4,5], 2) | [[1,2],[3,4],[5]]",
        "$partition([], 2) | []",
        "$range(0, 10, 3) | [0,3,6,9]",
        "$range(1, 9, 9) | 1",
        "$range(3, 1, -1) | [3,2,1]",
        "$hash('abc', 'SHA-256') | \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"",
        "$hash('abc', 'MD5') | \"900150983cd24fb0d6963f7d28e17f72\"",
        "$parse('{\"a\": [1, null]}') | {\"a\":[1,null]}",
        "$range(1, 3, 1) | [1,2,3]",
        "$range(0.6, 3.4, 1.2) | [1,2,3]",
        "$count($range(1, 1000)) | 1000",
        "$partition([1,2,3], 1.6) | [[1,2],[3]]",
        "$parse('[1, 2]') | [1,2]",
        "$parse('null') | null",
        "$parse(' \"a\" ') | \"a\"",
        "$random(42) = $random(42) | true",
        "$random(42) != $random(43) | true",
        "$random(0) | 0.730967787376657",
        "$random(41.7) = $random(42) | true",
        "$random() != $random() | true",
      })
  void evaluatesFunctionsOfStepFunctions(String expression, String result) {
    assertThat(output(run(evaluating(expression), "{}"))).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$uuid() != $uuid() | true",
        "$length($uuid()) | 36",
        "$contains($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) | true",
        "$now() | \"2026-03-02T10:00:00.000Z\"",
        "$millis() | 1772445600000",
        "$now('[Y]/[M]') | \"2026/3\"",
        "$count($shuffle([1,2,3])) | 3",
        "$states.input.big | 820982911946154508",
        "$states.input.none = null | true",
        "$states.input.list[1] | null",
        "$states.context.Execution.Name | \"e\"",
        "$states.context.StateMachine.Name | \"m\"",
        "$states.context.State.Name | \"P\"",
        "$states.context.Execution.StartTime | \"2026-03-02T10:00:00.000Z\"",
        "$lookup($states, 'in' & 'put').big | 820982911946154508",
        "10 / 4 | 2.5",
        "1e3 | 1000"
      })
  void evaluates(String expression, String result) {
    String input = "{big: 820982911946154508, none: null, list: [1, null]}";

    assertThat(output(run(evaluating(expression), input))).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$partition([1], 0) | positive integer",
        "$range(0, 1, 0) | step other than zero",
        "$range(0, 1, 0.4) | step other than zero",
        "$range(0, 1000) | at most 1000",
        "$range(0, 100000) | at most 1000",
        "$hash('a', 'CRC') | Unknown hash algorithm",
        "$parse('{') | not JSON",
        "$parse('') | not JSON",
        "$parse('{\"a\": 1} x') | not JSON",
        "$parse('{a: 1}') | not JSON",
        "$parse('[1,]') | not JSON",
        "$parse('NaN') | not JSON",
        "$parse('01') | not JSON",
        "$error('so it goes') | so it goes",
        "'a' + 1 | threw an error during evaluation. T2001",
        "function($x){$x} | returned an unsupported result type",
        "($f := function($n){1 + $f($n + 1)}; $f(1)) | threw an error during evaluation"
      })
  void failsToEvaluate(String expression, String reason) {
    var outcome = run(evaluating(expression), "{}");

    assertThat(failure(outcome).error()).contains("States.QueryEvaluationError");
    assertThat(failure(outcome).cause().orElseThrow()).contains(reason);
  }

  @Test
  void refusesOutputsOverTheLimit() {
    var outcome = run(evaluating("$states.input & $states.input"), "'" + "x".repeat(200_000) + "'");

    assertThat(failure(outcome).error()).contains("States.DataLimitExceeded");
  }

  @Test
  void refusesRangesThatCannotFit() {
    assertThat(failure(run(evaluating("[1..9999999]"), "{}")).error())
        .contains("States.DataLimitExceeded");
  }
}
