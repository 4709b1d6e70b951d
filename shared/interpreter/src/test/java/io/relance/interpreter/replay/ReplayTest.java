package io.relance.interpreter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Replays recordings that are written here, of kinds that no folder of samples need hold. */
class ReplayTest {
  private static final String NAME = "templates/base/statemachines/one.json5";

  /** The verdict on a recording of one test with one template. */
  private static Verdict verdict(String template, String... events) {
    String test = "tests/v2/base/test_base.py::TestBase::test_one";
    var recorded = new ArrayList<JsonNode>();
    for (int i = 0; i < events.length; i++) {
      recorded.add(Runs.json("{id: %d, previousEventId: %d, %s}".formatted(i + 1, i, events[i])));
    }
    return new Replay(new Templates(Map.of(NAME, Runs.json(template))))
        .verdict(new Recording(test, "", List.of(NAME), recorded));
  }

  private static String event(String type, String kind, String details) {
    return "type: '%s', %sEventDetails: %s".formatted(type, kind, details);
  }

  private static String started(String input) {
    return event("ExecutionStarted", "executionStarted", "{input: %s}".formatted(input));
  }

  private static String entered(String type, String state, String input) {
    return event(
        type + "StateEntered", "stateEntered", "{name: '%s', input: %s}".formatted(state, input));
  }

  private static String left(String type, String state, String output) {
    return event(
        type + "StateExited", "stateExited", "{name: '%s', output: %s}".formatted(state, output));
  }

  private static String succeeded(String output) {
    return event("ExecutionSucceeded", "executionSucceeded", "{output: %s}".formatted(output));
  }

  private static String failed(String error, String cause) {
    return event(
        "ExecutionFailed",
        "executionFailed",
        "{error: '%s', cause: \"%s\"}".formatted(error, cause));
  }

  private static Verdict passing(String template, String input, String output) {
    return verdict(
        template,
        started(input),
        entered("Pass", "P", input),
        left("Pass", "P", output),
        succeeded(output));
  }

  private static String pass(String fields) {
    return "{StartAt: 'P', States: {P: {Type: 'Pass', End: true, %s}}}".formatted(fields);
  }

  @Test
  @DisplayName("D9.2: a range or a set of one number stays a list in JSONPath")
  void keepsListsOfOne() {
    assertThat(
            passing(
                pass(
                    "Parameters: {'r.$': 'States.ArrayRange(1, 1, 1)', 'u.$': 'States.ArrayUnique($.l)',"
                        + " 'p.$': 'States.ArrayPartition($.l, 2)'}"),
                "{l: [7, 7]}",
                "{r: [1], u: [7], p: [[7, 7]]}"))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("D9.2: a placeholder stands for whatever it replaced")
  void takesAnyPlaceholder() {
    assertThat(
            passing(
                pass(
                    "QueryLanguage: 'JSONata', Output: {a: 'x', b: '{% $now() %}', c: '{% $uuid() %}',"
                        + " d: '{% $now() %}', e: 'y'}"),
                "{}",
                "{a: '<Etag-file_1.txt>', b: 'datetime', c: 'some-id', d: 'start-time', e: '<id:1>'}"))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void takesNoWordForAnotherText() {
    assertThat(passing(pass("Result: 'other'"), "{}", "'word'"))
        .isInstanceOf(Verdict.Differs.class);
  }

  @Test
  @DisplayName("D9.2: where the input had a time the replay has one, however deep")
  void waitsForTimesThatWereReplaced() {
    String template =
        "{StartAt: 'W', States: {W: {Type: 'Wait', TimestampPath: '$.a[0].b', End: true}}}";
    String input = "{a: [{b: 'datetime'}]}";

    assertThat(
            verdict(
                template,
                started(input),
                entered("Wait", "W", input),
                left("Wait", "W", input),
                succeeded(input)))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("D9.2: the mark of a catcher is the error that was caught")
  void fillsTheMarkOfACatcher() {
    String template =
        "{StartAt: 'T', States: {T: {Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage',"
            + " Next: 'P', Catch: [{ErrorEquals: ['<%TheErrorName%>'], Next: 'C'}]},"
            + " P: {Type: 'Pass', End: true}, C: {Type: 'Pass', End: true}}}";
    String caught = "{Error: 'SQS.Gone', Cause: 'gone'}";

    assertThat(
            verdict(
                template,
                started("{}"),
                entered("Task", "T", "{}"),
                event("TaskScheduled", "taskScheduled", sqs("parameters: {}")),
                event("TaskStarted", "taskStarted", sqs("")),
                event("TaskFailed", "taskFailed", sqs("error: 'SQS.Gone', cause: 'gone'")),
                left("Task", "T", caught),
                entered("Pass", "C", caught),
                left("Pass", "C", caught),
                succeeded(caught)))
        .isInstanceOf(Verdict.Passed.class);
  }

  private static String sqs(String more) {
    return "{resourceType: 'sqs', resource: 'sendMessage', %s}".formatted(more);
  }

  @Test
  @DisplayName("D9.2: a mark that the recording does not explain leaves a recording out")
  void leavesOutUnfilledMarks() {
    assertThat(passing(pass("Comment: '__tbc__'"), "{}", "{}")).isInstanceOf(Verdict.LeftOut.class);
  }

  @Test
  @DisplayName("D9.2: an error of JSONPath is told by its cause, not by its name")
  void tellsFailuresOfPathsByTheirCause() {
    String runtime = "States.Runtime";
    String path = "{StartAt: 'W', States: {W: {Type: 'Wait', SecondsPath: '$.n', End: true}}}";
    String expression =
        "{StartAt: 'P', QueryLanguage: 'JSONata', States: {P: {Type: 'Pass', Output: '{% $n %}', End: true}}}";

    assertThat(
            verdict(
                path,
                started("{}"),
                entered("Wait", "W", "{}"),
                failed(
                    runtime, "The SecondsPath parameter does not reference an input value: $.n")))
        .isInstanceOf(Verdict.Passed.class);
    assertThat(
            verdict(
                expression,
                started("{}"),
                entered("Pass", "P", "{}"),
                failed(runtime, "Some other cause")))
        .isInstanceOf(Verdict.Differs.class);
  }

  @Test
  @DisplayName("D9.2: a recording that stops early is compared as far as it goes")
  void comparesTheBeginningOfAnExecution() {
    String template = "{StartAt: 'W', States: {W: {Type: 'Wait', Seconds: 9, End: true}}}";

    assertThat(verdict(template, started("{}"), entered("Wait", "W", "{}")))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("D9.2: slices, wildcards and filters of paths give lists")
  void translatesPathsToMany() {
    assertThat(
            passing(
                pass(
                    "Parameters: {'s.$': '$.l[1:].v', 'a.$': '$.l[*].v', 'f.$': '$.l[?(@.v == 2)]',"
                        + " 'e.$': '$.none[:1]', 'b.$': '$.l[-1:].v'}"),
                "{l: [{v: 1}, {v: 2}]}",
                "{s: [2], a: [1, 2], f: [{v: 2}], e: [], b: [2]}"))
        .isInstanceOf(Verdict.Passed.class);
  }
}
