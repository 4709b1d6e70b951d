package io.relance.interpreter;

import static io.relance.interpreter.Runs.failure;
import static io.relance.interpreter.Runs.output;
import static io.relance.interpreter.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.engine.InvalidDefinition;
import io.relance.interpreter.machine.Machine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression may say, which is checked when a machine is created, as on AWS. */
class ExpressionRulesTest {
  private static Machine ofState(JsonNode state) {
    var machine = JsonNodeFactory.instance.objectNode();
    machine.put("QueryLanguage", "JSONata").put("StartAt", "S").putObject("States").set("S", state);
    return Machine.read(machine.toString());
  }

  private static JsonNode pass(String output) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Type", "Pass")
        .put("End", true)
        .put("Output", output);
  }

  private static Machine evaluating(String expression) {
    return ofState(pass("{% " + expression + " %}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{% 1", "1 %}", " {% 1 %}", "{% 1 %} ", "x {% 1 %}", "{%", "{%}"})
  @DisplayName("Issue 12: an expression that is not opened or closed properly is refused")
  void refusesHalfOpenExpressions(String text) {
    assertThatThrownBy(() -> ofState(pass(text)))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage(
            "State 'S', field Output: must begin with \"{%%\" and end with \"%%}\", not \"%s\""
                .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ 1 }", "100 %", "a {% 1 %} b", "% }", " {% 1 %} "})
  @DisplayName("Issue 12: a text that neither begins nor ends as an expression does is a text")
  void takesOtherTextsAsTheyAre(String text) {
    assertThat(output(run(ofState(pass(text)), "{}"))).isEqualTo("\"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "phone | 'phone'",
        "phone.number | 'phone'",
        "`last name` | 'last name'",
        "$ | '$'",
        "$.phone | '$'",
        "$.phone[0] | '$'",
        "$x + phone | 'phone'",
        "[phone] | 'phone'",
        "{'a': phone} | 'phone'",
        "{phone: 1} | 'phone'",
        "$uppercase(phone) | 'phone'",
        "$map($states.input.all, function($v){ phone }) | 'phone'",
        "$states.input.n > 1 ? phone : 2 | 'phone'",
        "($x := phone; $x) | 'phone'",
        "phone ~> $uppercase | 'phone'",
        "-phone | 'phone'",
        "$not(phone in ['a']) | 'phone'"
      })
  @DisplayName("Issue 12: a name that belongs to nothing is refused")
  void refusesFreeNames(String expression, String name) {
    String written = expression.replace("`", "");

    assertThatThrownBy(() -> evaluating(name.contains(" ") ? "`last name`" : written))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage(
            ("State 'S', field Output: reference to %s at the top level is not supported; the input"
                    + " of the state is $states.input")
                .formatted(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$$",
        "$$.phone",
        "$states.input.all[n = $$.n]",
        "$map([1], function($v){ $$.x })"
      })
  @DisplayName("Issue 12: $$ is refused wherever it stands")
  void refusesTheRoot(String expression) {
    assertThatThrownBy(() -> evaluating(expression))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage(
            "State 'S', field Output: $$ is not supported; the input of the state is $states.input");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$states.input.all[n > 1].n | 2",
        "$states.input.all[0].{'double': n * 2}.double | 2",
        "$states.input.all[$.n = 2].n | 2",
        "$states.input.all.n[$ > 1] | 2",
        "$states.input.all^(>n)[0].n | 2",
        "$count($states.input.all{$string(n): $count($)}) | 1",
        "$sum($states.input.all.(n)) | 3",
        "($states.input ~> /all/{'n': n + 1}/).all[0].n | 2",
        "$sum($states.input.all.($m := n; $m)) | 3",
        "$reduce($states.input.all.n, function($a, $b){ $a + $b }) | 3",
        "$states.input.all#$i[$i = 1].n | 2",
        "$states.input.all@$a[$a.n = 2].($a.n) | 2"
      })
  @DisplayName("Issue 12: names within a path belong to what the path has come to")
  void acceptsNamesWithinPaths(String expression, String result) {
    // A transform is written with bars, which part the columns here.
    String written = expression.replace('/', '|');

    assertThat(output(run(evaluating(written), "{all: [{n: 1}, {n: 2}]}"))).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "result | Pass | Output",
        "errorOutput | Pass | Output",
        "result | Pass | Assign",
        "errorOutput | Task | Output",
        "result | Task | Arguments",
        "errorOutput | Task | Arguments",
        "result | Task | Catch",
        "result | Map | ItemSelector",
        "errorOutput | Map | Assign",
        "result | Succeed | Output"
      })
  @DisplayName("Issue 12: $states.result and $states.errorOutput are refused where there are none")
  void refusesMisplacedMembersOfStates(String member, String type, String field) {
    var state = stateWith(type, field, "{% $states.input.a[b = $states." + member + ".b] %}");

    assertThatThrownBy(() -> ofState(state))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining("$states." + member + " is not available in this field");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "result | Task | Output",
        "result | Map | Assign",
        "errorOutput | Task | Catch",
        "context | Task | Arguments",
        "input | Succeed | Output"
      })
  @DisplayName("Issue 12: $states.result and $states.errorOutput are taken where they belong")
  void acceptsPlacedMembersOfStates(String member, String type, String field) {
    var state = stateWith(type, field, "{% $states." + member + " %}");

    assertThatCode(() -> ofState(state)).doesNotThrowAnyException();
  }

  private static JsonNode stateWith(String type, String field, String expression) {
    var state = JsonNodeFactory.instance.objectNode().put("Type", type);
    if (!type.equals("Succeed")) {
      state.put("End", true);
    }
    if (type.equals("Task")) {
      state.put("Resource", "arn:aws:states:::lambda:invoke");
    }
    if (type.equals("Map")) {
      state.set(
          "ItemProcessor", Runs.json("{StartAt: 'P', States: {P: {Type: 'Pass', End: true}}}"));
    }
    switch (field) {
      case "Catch" ->
          state
              .putArray("Catch")
              .addObject()
              .put("Next", "S")
              .put("Output", expression)
              .putArray("ErrorEquals")
              .add("States.ALL");
      case "Assign", "ItemSelector" -> state.putObject(field).put("x", expression);
      default -> state.put(field, expression);
    }
    return state;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.n ?? 1",
        "$states.input.n ?: 1",
        "$states.input.n??1",
        "[$states.input.n ?: 1]",
        "$states.input.all[n ?? 0 > 1]"
      })
  @DisplayName("Issue 12: operators later than JSONata 2.0.6 are refused")
  void refusesLaterOperators(String expression) {
    assertThatThrownBy(() -> evaluating(expression))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining("is not in JSONata 2.0.6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "$length('a ?? b ?: c') | 11",
        "$states.input.n > 0 ? 2 : 3 | 2",
        "function($x)<n?:n>{ $x }(1) | 1",
        "/* a ?? b */ 1 | 1",
        "$contains('a', /a??/) | true"
      })
  @DisplayName("Issue 12: what only looks like a later operator is taken")
  void acceptsWhatLooksLikeLaterOperators(String expression, String result) {
    assertThat(output(run(evaluating(expression), "{n: 1}"))).isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$eval('1')", "$states.input.all.$eval('n')", "['1'] ~> $map($eval)", "$eval"})
  @DisplayName("Issue 12: $eval is refused however it is called")
  void refusesEval(String expression) {
    assertThatThrownBy(() -> evaluating(expression))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage("State 'S', field Output: $eval is not allowed; use $parse for JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'$eval(1)'", "/* $eval */ '$eval(1)'", "'$eval' & '(1)'"})
  @DisplayName("Issue 12: a text that contains $eval is no call")
  void acceptsEvalInTexts(String expression) {
    assertThat(output(run(evaluating(expression), "{}"))).isEqualTo("\"$eval(1)\"");
  }

  @Test
  @DisplayName("Issue 12: an evaluation is bounded by its steps, not by the clock")
  void boundsEvaluationBySteps() {
    var endless = evaluating("($f := function($n){ $n < 0 ? 0 : $f($n + 1) }; $f(1))");
    var many = evaluating("$sum($map([1..100000], function($v){ $v }))");

    assertThat(failure(run(endless, "{}")).error()).contains("States.QueryEvaluationError");
    assertThat(failure(run(endless, "{}")).cause().orElseThrow())
        .contains("takes more than 2000000 steps");
    assertThat(output(run(many, "{}"))).isEqualTo("5000050000");
  }
}
