package io.relance.interpreter;

import static io.relance.interpreter.Runs.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.engine.InvalidDefinition;
import io.relance.interpreter.machine.Machine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
  private static String refusal(String definition) {
    var refused = new StringBuilder();
    assertThatThrownBy(() -> Machine.read(json(definition).toString()))
        .isInstanceOf(InvalidDefinition.class)
        .satisfies(e -> refused.append(e.getMessage()));
    return refused.toString();
  }

  private static String ofStates(String states) {
    String first = json("{" + states + "}").fieldNames().next();
    return "{QueryLanguage: 'JSONata', StartAt: '%s', States: {%s}}".formatted(first, states);
  }

  @Test
  @DisplayName("Issue 3: JSONPath is refused with a clear error")
  void refusesDefinitionsInJsonPath() {
    String definition = "{StartAt: 'A', States: {A: {Type: 'Pass', End: true}}}";

    assertThat(refusal(definition))
        .isEqualTo(
            "Definition, field 'QueryLanguage': must be JSONata; JSONPath is not understood here");
    assertThat(refusal(definition.replace("StartAt", "QueryLanguage: 'JSONPath', StartAt")))
        .contains("'QueryLanguage'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InputPath",
        "OutputPath",
        "ResultPath",
        "Parameters",
        "ResultSelector",
        "Result",
        "ItemsPath",
        "SecondsPath",
        "TimestampPath",
        "TimeoutSecondsPath",
        "HeartbeatSecondsPath"
      })
  @DisplayName("Issue 3: a field of JSONPath is named with its state")
  void namesEachJsonPathField(String field) {
    String states = "A: {Type: 'Pass', End: true, %s: '$.x'}".formatted(field);

    assertThat(refusal(ofStates(states)))
        .isEqualTo(
            "State 'A', field '%s': belongs to JSONPath; only JSONata is understood here"
                .formatted(field));
  }

  @Test
  void namesJsonPathComparisonsInChoices() {
    String states =
        """
        C: {Type: 'Choice', Choices: [{Variable: '$.x', StringEquals: 'y', Next: 'P'}]},
        P: {Type: 'Pass', End: true}
        """;

    assertThat(refusal(ofStates(states)))
        .contains("State 'C', field 'Choices[0]/Variable': belongs to JSONPath")
        .contains("State 'C', field 'Choices[0]/StringEquals': belongs to JSONPath")
        .contains("State 'C', field 'Choices[0]/Condition': is required");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    String states =
        """
        A: {Type: 'Pass', Next: 'Nowhere', Colour: 'red'},
        B: {Type: 'Wait', Seconds: -1, Timestamp: 'soon', End: true},
        C: {Type: 'Task', Resource: 'send', TimeoutSeconds: 5, HeartbeatSeconds: 9, Next: 'A',
            End: true, Retry: [{ErrorEquals: []}, {ErrorEquals: ['States.ALL'], MaxAttempts: -1},
                               {ErrorEquals: ['States.ALL', 'x']}]},
        D: {Type: 'Dream'},
        E: {Type: 'Pass', End: true, Output: '{% $sum( %}', Assign: {states: 1}}
        """;

    assertThat(refusal(ofStates(states)).lines())
        .contains(
            "State 'A', field 'Colour': is unknown here",
            "State 'A', field 'Next': there is no state 'Nowhere' beside it",
            "State 'B', field 'Seconds': exactly one of Seconds and Timestamp is needed",
            "State 'B', field 'Timestamp': must be an RFC 3339 timestamp",
            "State 'C', field 'Resource': must be an ARN",
            "State 'C', field 'HeartbeatSeconds': must be less than TimeoutSeconds",
            "State 'C', field 'Next': exactly one of Next and End is needed",
            "State 'C', field 'Retry[0]/ErrorEquals': must be an array of at least one error name",
            "State 'C', field 'Retry[1]/ErrorEquals': States.ALL must come last",
            "State 'C', field 'Retry[2]/ErrorEquals': States.ALL must stand alone",
            "State 'D', field 'Type': is none of the types of states",
            "State 'E', field 'Assign/states': is not the name of a variable",
            "State 'B': nothing leads to it")
        .anyMatch(line -> line.startsWith("State 'E', field Output: not a JSONata expression"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | The definition is not JSON",
        "[] | The definition is not a JSON object",
        "{\"QueryLanguage\":\"JSONata\"} | field 'StartAt': is required",
        "{\"QueryLanguage\":\"JSONata\"} | field 'States': must hold at least one state",
        "{\"StartAt\":\"A\",\"StartAt\":\"B\"} | Duplicate field 'StartAt'",
        "{} {} | not JSON"
      })
  void refusesWhatIsNoDefinition(String text, String reason) {
    assertThatThrownBy(() -> Machine.read(text))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAStartThatIsNotThere() {
    assertThat(
            refusal(
                "{QueryLanguage: 'JSONata', StartAt: 'X', States: {A: {Type: 'Pass', End: true}}}"))
        .contains("Definition, field 'StartAt': there is no state 'X'");
  }

  @Test
  void refusesNamesUsedTwiceInInnerRegions() {
    String states =
        """
        A: {Type: 'Parallel', End: true,
            Branches: [{StartAt: 'B', States: {B: {Type: 'Pass', End: true}}},
                       {StartAt: 'B', States: {B: {Type: 'Pass', End: true}}}]}
        """;

    assertThat(refusal(ofStates(states))).isEqualTo("State 'B': the name is used more than once");
  }

  @Test
  void refusesTransitionsOutOfARegion() {
    String states =
        """
        A: {Type: 'Parallel', Next: 'Z',
            Branches: [{StartAt: 'B', States: {B: {Type: 'Pass', Next: 'Z'}}}]},
        Z: {Type: 'Pass', End: true}
        """;

    assertThat(refusal(ofStates(states)))
        .isEqualTo("State 'B', field 'Next': there is no state 'Z' beside it");
  }

  @Test
  @DisplayName("Issue 3: Distributed Map is out")
  void refusesDistributedMap() {
    String states =
        """
        M: {Type: 'Map', End: true, ItemReader: {}, Label: 'x',
            ItemProcessor: {ProcessorConfig: {Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD'},
                            StartAt: 'P', States: {P: {Type: 'Pass', End: true}}}}
        """;

    assertThat(refusal(ofStates(states)))
        .contains("State 'M', field 'ItemProcessor/ProcessorConfig/Mode': only INLINE is run here")
        .contains("State 'M', field 'ItemReader': belongs to Distributed Map");
  }

  @Test
  void refusesDefinitionsOverOneMegabyte() {
    String large = ofStates("A: {Type: 'Pass', End: true, Comment: '%s'}");

    assertThat(refusal(large.formatted("x".repeat(1024 * 1024)))).contains("larger than 1 MB");
    assertThatCode(() -> Machine.read(json(large.formatted("x".repeat(1_000_000))).toString()))
        .doesNotThrowAnyException();
  }
}
