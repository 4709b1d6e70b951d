package io.relance.interpreter;

import static io.relance.interpreter.Runs.json;
import static io.relance.interpreter.Runs.machine;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.engine.ExecutionStatus.State;
import io.relance.interpreter.execution.Command;
import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.Interpreter;
import io.relance.interpreter.execution.TokenAddress;
import io.relance.interpreter.execution.TransitionResult;
import io.relance.interpreter.machine.Machine;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static final Machine ASKING =
      machine(
          """
          T: {Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true,
              TimeoutSeconds: 600, HeartbeatSeconds: 60,
              Arguments: {MessageBody: {token: '{% $states.context.Task.Token %}'}},
              Catch: [{ErrorEquals: ['States.HeartbeatTimeout'], Output: 'no sign of life', Next: 'P'}]},
          P: {Type: 'Pass', End: true}
          """);

  private Instant now = Runs.START;
  private final Interpreter interpreter = new Interpreter(() -> now, new Random(3));

  private TransitionResult started(Machine machine) {
    return interpreter.start(machine, Runs.IDENTITY, json("{}"));
  }

  private TransitionResult apply(Execution execution, Command command) {
    return interpreter.advance(ASKING, execution, command);
  }

  private TransitionResult later(Execution execution, int seconds, Command command) {
    now = now.plusSeconds(seconds);
    return apply(execution, command);
  }

  @Test
  void givesOutTokensThatLeadBackToTheirTask() {
    var started = started(ASKING);

    var call = started.calls().getFirst();
    assertThat(call.arguments().at("/MessageBody/token").textValue())
        .isEqualTo(call.token().orElseThrow());
    assertThat(TokenAddress.of(call.token().orElseThrow()))
        .contains(new TokenAddress(Runs.IDENTITY.execution().id(), call.task()));
    assertThat(started.execution().pending()).containsExactly(call);
  }

  @Test
  void isNotPendingAnyMoreOnceSubmitted() {
    var started = started(ASKING);

    var submitted = apply(started.execution(), new Command.TaskSubmitted(1, json("{}")));

    assertThat(submitted.applied()).isTrue();
    assertThat(submitted.execution().pending()).isEmpty();
    assertThat(apply(submitted.execution(), new Command.TaskSubmitted(1, json("{}"))).applied())
        .isFalse();
  }

  @Test
  void takesTheAnswerOfItsOwnTokenOnly() {
    var started = started(ASKING);
    String token = started.calls().getFirst().token().orElseThrow();
    String forged = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");

    var refused = apply(started.execution(), new Command.TokenSucceeded(forged, json("1")));
    var taken = apply(started.execution(), new Command.TokenSucceeded(token, json("1")));

    assertThat(refused.applied()).isFalse();
    assertThat(refused.execution()).isEqualTo(started.execution());
    assertThat(taken.applied()).isTrue();
    assertThat(taken.execution().state()).isEqualTo(State.SUCCEEDED);
    assertThat(apply(taken.execution(), new Command.TokenSucceeded(token, json("1"))).applied())
        .isFalse();
  }

  @Test
  void doesNotTakeTheNumberOfATaskForItsToken() {
    var started = started(ASKING);

    assertThat(apply(started.execution(), new Command.TaskSucceeded(1, json("1"))).applied())
        .isFalse();
  }

  @Test
  @DisplayName("Recorded on AWS: a missed heartbeat is reported as a time-out")
  void timesOutWithoutSignsOfLife() {
    var started = started(ASKING);
    String token = started.calls().getFirst().token().orElseThrow();

    var alive = later(started.execution(), 50, new Command.Heartbeat(token));
    assertThat(alive.applied()).isTrue();
    assertThat(alive.execution().due()).contains(now.plusSeconds(60));
    var missed = later(alive.execution(), 60, new Command.Wake());

    assertThat(missed.history().getFirst().type()).isEqualTo("TaskTimedOut");
    assertThat(missed.history().getFirst().details().path("error").textValue())
        .isEqualTo("States.Timeout");
    assertThat(missed.execution().end().flatMap(Execution.End::output))
        .contains(json("'no sign of life'"));
    assertThat(later(missed.execution(), 1, new Command.Heartbeat(token)).applied()).isFalse();
  }

  @Test
  void letsWhatWasDueComeBeforeTheCommand() {
    var started = started(ASKING);
    String token = started.calls().getFirst().token().orElseThrow();

    var late = later(started.execution(), 601, new Command.TokenSucceeded(token, json("1")));

    assertThat(late.applied()).isFalse();
    assertThat(late.execution().end()).isPresent();
  }

  @Test
  void stopsAtOnce() {
    var started = started(ASKING);
    var failure = Failure.because("no longer wanted");

    var stopped = apply(started.execution(), new Command.Stop(failure));

    assertThat(stopped.execution().state()).isEqualTo(State.ABORTED);
    assertThat(stopped.execution().due()).isEmpty();
    assertThat(stopped.execution().pending()).isEmpty();
    assertThat(stopped.history().getLast().type()).isEqualTo("ExecutionAborted");
    assertThat(apply(stopped.execution(), new Command.Stop(failure)).applied()).isFalse();
  }

  @Test
  void endsExecutionsThatTakeLongerThanTheirMachineAllows() {
    var machine =
        Machine.read(
            json("""
                {QueryLanguage: 'JSONata', StartAt: 'W', TimeoutSeconds: 30,
                 States: {W: {Type: 'Wait', Seconds: 60, End: true}}}
                """)
                .toString());
    var started = started(machine);
    assertThat(started.execution().due()).contains(Runs.START.plusSeconds(30));
    now = now.plusSeconds(45);

    var ended = interpreter.advance(machine, started.execution(), new Command.Wake());

    assertThat(ended.execution().state()).isEqualTo(State.TIMED_OUT);
    assertThat(ended.history().getLast().type()).isEqualTo("ExecutionTimedOut");
  }

  @Test
  void endsLoopsThatNeverWait() {
    var machine =
        machine(
            "A: {Type: 'Pass', Next: 'B'}, B: {Type: 'Choice', Default: 'A',"
                + " Choices: [{Condition: false, Next: 'A'}]}");

    var ended = started(machine).execution().end().orElseThrow();

    assertThat(ended.state()).isEqualTo(State.FAILED);
    assertThat(ended.failure().error()).contains("States.Runtime");
  }
}
