package io.relance.e2e.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.engine.ExecutionStatus.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-3: what the judge of definitions tells and what it explains")
class ComparisonTest {
  private static final List<String> TRY =
      List.of("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskFailed");
  private static final List<String> LAST_TRY =
      List.of("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
  private static final JsonNode SEND = Json.object().put("element", "e1").put("token", "a token");

  @Test
  void findsNothingBetweenEqualRuns() {
    assertThat(compared(sent(2), sent(2)).differences()).isEmpty();
    assertThat(compared(sent(2), sent(2)).explained()).isEmpty();
  }

  @Test
  void tellsOutputsErrorsAndStatesThatDiffer() {
    var ours = sent(1);

    assertThat(compared(ended(ours, "1", "A", ""), ended(ours, "2", "A", "")).differences())
        .singleElement()
        .asString()
        .startsWith("output");
    assertThat(compared(ended(ours, "1", "A", "x"), ended(ours, "1", "B", "x")).differences())
        .singleElement()
        .asString()
        .startsWith("error");
    assertThat(compared(ours, ours.withSteps(List.of(entered("Other")))).differences())
        .anyMatch(difference -> difference.startsWith("states"));
  }

  @Test
  void explainsMoreTriesOfASendOnlyWhereThereWasOneToRepeat() {
    var repeated = compared(sent(3), sent(2));
    var never = compared(sent(2), sent(1));

    assertThat(repeated.differences()).isEmpty();
    assertThat(repeated.explained()).containsExactly(Peculiarity.FAILURE_HEARD_AGAIN);
    assertThat(never.differences()).isNotEmpty();
    assertThat(never.explained()).isEmpty();
  }

  @Test
  void explainsACauseThatSaysTheSameInAscii() {
    var ours = sent(1);
    var written = "{\"errorMessage\":\"d\\u00e9j\\u00e0\",\"errorType\":\"E\"}";

    var same = compared(ended(ours, "1", "E", written), ended(ours, "1", "E", payload("déjà")));
    var other = compared(ended(ours, "1", "E", written), ended(ours, "1", "E", payload("vu")));

    assertThat(same.differences()).isEmpty();
    assertThat(same.explained()).containsExactly(Peculiarity.CAUSE_WRITTEN_ANEW);
    assertThat(other.differences()).hasSize(1);
  }

  @Test
  void explainsAFieldThatIsNotNamedButNoOtherCause() {
    var ours = sent(1);
    var named = "The expression 'x' specified for the field 'Timestamp' returned nothing.";
    var error = "States.QueryEvaluationError";

    var nameless =
        compared(
            ended(ours, "1", error, "The expression 'x' returned nothing."),
            ended(ours, "1", error, named));
    var other =
        compared(
            ended(ours, "1", error, "The expression 'y' returned nothing."),
            ended(ours, "1", error, named));

    assertThat(nameless.explained()).containsExactly(Peculiarity.FIELD_NOT_NAMED);
    assertThat(nameless.differences()).isEmpty();
    assertThat(other.differences()).hasSize(1);
  }

  private static Comparison compared(ObservedExecution judge, ObservedExecution ours) {
    return new Comparison(judge, ours).corrected();
  }

  /** A send that is settled at its last try. */
  private static ObservedExecution sent(int tries) {
    var events = new ArrayList<String>();
    var tasks = new ArrayList<JsonNode>();
    for (int tried = 1; tried < tries; tried++) {
      events.addAll(TRY);
      tasks.add(SEND);
    }
    events.addAll(LAST_TRY);
    tasks.add(SEND);
    var end =
        new ObservedExecution.End(
            State.SUCCEEDED, Optional.of(Json.object()), Optional.empty(), Optional.empty());
    return new ObservedExecution(end, List.of(entered("Send")), events, tasks);
  }

  private static ObservedExecution ended(
      ObservedExecution observedExecution, String output, String error, String cause) {
    return observedExecution.withEnd(
        new ObservedExecution.End(
            State.FAILED, Optional.of(Json.parse(output)), Optional.of(error), Optional.of(cause)));
  }

  private static ObservedExecution.Step entered(String state) {
    ObjectNode input = Json.object();
    return new ObservedExecution.Step("TaskStateEntered", state, input);
  }

  private static String payload(String message) {
    return new Reply.Failed("E", message).payload();
  }
}
