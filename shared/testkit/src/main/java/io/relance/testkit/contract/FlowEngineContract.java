package io.relance.testkit.contract;

import static io.relance.testkit.contract.FlowEngineWorld.aName;
import static io.relance.testkit.contract.FlowEngineWorld.definition;
import static io.relance.testkit.contract.FlowEngineWorld.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.engine.ExecutionStatus.State;
import io.relance.domain.engine.FlowEngine.Answered;
import io.relance.domain.engine.FlowEngine.Started;
import io.relance.domain.engine.InvalidDefinition;
import io.relance.domain.engine.TaskToken;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** D2.1: what every adapter of the flow engine has to pass. */
@DisplayName("D2.1: flow engine")
public abstract class FlowEngineContract implements FlowEngineWorld {
  private static final String ECHO =
      "'Echo': {'Type': 'Pass', 'Output': {'was': '{% $states.input %}'}, 'End': true}";
  private static final String ASK =
      """
      'Ask': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        'TimeoutSeconds': 600,
        'Arguments': {'QueueUrl': '${ContractQueueUrl}',
          'MessageBody': {'token': '{% $states.context.Task.Token %}', 'of': '{% $states.input %}'}},
        'Catch': [{'ErrorEquals': ['Refused'], 'Output': '{% $states.errorOutput %}', 'Next': 'Caught'}],
        'Output': {'answer': '{% $states.result %}'}, 'End': true},
      'Caught': {'Type': 'Pass', 'End': true}
      """;
  private static final String WAIT = "'Wait': {'Type': 'Wait', 'Seconds': %d, 'End': true}";
  private static final String CALL =
      """
      'Call': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
        'Arguments': {'FunctionName': '${ContractFunction}', 'Payload': '{% $states.input %}'},
        'Output': '{% $states.result.Payload %}', 'End': true}
      """;

  private static final String SPENT_TOKENS = "Tokens are answered more than once here";
  private static final String NO_STOPPING = "What waits for an answer is not stopped here";
  private static final String NO_FUNCTIONS = "Functions cannot be invoked here";

  @Test
  void givesTheSameReferenceForTheSameDefinition() {
    String machine = aName("machine");

    var first = engine().publish(machine, 1, definition(ECHO));
    var again = engine().publish(machine, 1, definition(ECHO));
    var next = engine().publish(machine, 2, definition(ECHO));

    assertThat(again).isEqualTo(first);
    assertThat(next).isNotEqualTo(first);
  }

  @Test
  void refusesDefinitionsThatCannotRun() {
    assumeTrue(checksDefinitions(), "Any JSON is taken for a definition here");
    String nowhere = definition("'A': {'Type': 'Pass', 'Next': 'Nowhere'}");

    assertThatThrownBy(() -> engine().publish(aName("machine"), 1, nowhere))
        .isInstanceOf(InvalidDefinition.class);
  }

  @Test
  void refusesWhatIsNoDefinition() {
    assertThatThrownBy(() -> engine().publish(aName("machine"), 1, "{"))
        .isInstanceOf(InvalidDefinition.class);
  }

  @Test
  void givesAnotherReferenceForAnotherDefinitionOfTheSameVersion() {
    String machine = aName("machine");
    var first = engine().publish(machine, 1, definition(ECHO));

    var recompiled = engine().publish(machine, 1, definition(ASK));

    assertThat(recompiled).isNotEqualTo(first);
    assertThat(engine().publish(machine, 1, definition(ECHO))).isEqualTo(first);
  }

  @Test
  void runsAnExecutionToItsOutput() {
    var machine = published(ECHO);

    var status = ended(machine, started(machine, "{\"a\":[1,null,\"é\"]}"));

    assertThat(status.state()).isEqualTo(State.SUCCEEDED);
    assertThat(tree(status.output().orElseThrow()))
        .isEqualTo(tree("{\"was\":{\"a\":[1,null,\"é\"]}}"));
    assertThat(tree(status.input())).isEqualTo(tree("{\"a\":[1,null,\"é\"]}"));
  }

  @Test
  void saysWhyAnExecutionFailed() {
    var machine = published("'F': {'Type': 'Fail', 'Error': 'Broken', 'Cause': 'on purpose'}");

    var status = ended(machine, started(machine, "{}"));

    assertThat(status.state()).isEqualTo(State.FAILED);
    assertThat(status.error()).contains("Broken");
    assertThat(status.cause()).contains("on purpose");
  }

  @Test
  void knowsNothingOfANameThatWasNeverStarted() {
    assertThat(engine().describe(published(ECHO), aName("never"))).isEmpty();
  }

  @Test
  @DisplayName("D3.5: a name starts once, whatever its input, also after its end")
  void startsANameOnce() {
    var machine = published(ASK);
    String name = started(machine, "{}");

    assertThat(engine().start(machine, name, "{}")).isEqualTo(Started.BEFORE);
    assertThat(engine().start(machine, name, "{\"other\":1}")).isEqualTo(Started.BEFORE);
    engine().succeed(nextToken(), "1");
    ended(machine, name);
    assertThat(engine().start(machine, name, "{}")).isEqualTo(Started.BEFORE);
    assertThat(takeTaskMessage()).isEmpty();
  }

  @Test
  @DisplayName("D3.5: of many who start one name at once, one begins it")
  void startsANameOnceForMany() {
    var machine = published(ECHO);
    String name = aName("execution");

    var started = Together.run(8, _ -> () -> engine().start(machine, name, "{}"));

    assertThat(Collections.frequency(started, Started.NOW)).isEqualTo(1);
  }

  @Test
  void keepsRunningExecutionsOnTheirVersion() {
    String name = aName("machine");
    var one = engine().publish(name, 1, definition(ASK));
    String execution = started(one, "{}");

    var two = engine().publish(name, 2, definition(ECHO));
    engine().succeed(nextToken(), "\"of version one\"");

    assertThat(ended(one, execution).output()).contains("{\"answer\":\"of version one\"}");
    assertThat(ended(two, started(two, "2")).output()).contains("{\"was\":2}");
  }

  @Test
  void removesAVersionInWhichNothingRuns() {
    String name = aName("machine");
    var one = engine().publish(name, 1, definition(ECHO));
    ended(one, started(one, "{}"));

    assertThat(engine().remove(one)).isTrue();
    assertThat(engine().remove(one)).isTrue();

    var two = engine().publish(name, 2, definition(ECHO));
    assertThat(ended(two, started(two, "2")).output()).contains("{\"was\":2}");
  }

  @Test
  void keepsAVersionWhileAnExecutionRunsInIt() {
    var machine = published(ASK);
    String name = started(machine, "{}");
    var token = nextToken();

    assertThat(engine().remove(machine)).isFalse();

    engine().succeed(token, "1");
    assertThat(ended(machine, name).state()).isEqualTo(State.SUCCEEDED);
    assertThat(engine().remove(machine)).isTrue();
  }

  @Test
  void givesATaskTheAnswerOfItsToken() {
    var machine = published(ASK);
    String name = started(machine, "{\"n\":7}");

    var message = taskMessage();
    assertThat(message.at("/of/n").intValue()).isEqualTo(7);
    var token = new TaskToken(message.path("token").textValue());

    assertThat(engine().succeed(token, "{\"yes\":true}")).isEqualTo(Answered.RECEIVED);
    assertThat(ended(machine, name).output()).contains("{\"answer\":{\"yes\":true}}");
    assertThat(engine().succeed(token, "{}")).isEqualTo(Answered.NO_LONGER_WAITING);
  }

  @Test
  void takesNoFailureAfterTheAnswer() {
    assumeTrue(knowsSpentTokens(), SPENT_TOKENS);
    var machine = published(ASK);
    String name = started(machine, "{}");
    var token = nextToken();
    engine().succeed(token, "1");
    ended(machine, name);

    assertThat(engine().fail(token, "Late", "")).isEqualTo(Answered.NO_LONGER_WAITING);
  }

  @Test
  void catchesTheErrorThatATokenGives() {
    var machine = published(ASK);
    String name = started(machine, "{}");

    assertThat(engine().fail(nextToken(), "Refused", "by someone")).isEqualTo(Answered.RECEIVED);

    assertThat(tree(ended(machine, name).output().orElseThrow()))
        .isEqualTo(tree("{\"Error\":\"Refused\",\"Cause\":\"by someone\"}"));
  }

  @Test
  void failsWithAnErrorThatNothingCatches() {
    var machine = published(ASK);
    String name = started(machine, "{}");

    engine().fail(nextToken(), "Unforeseen", "cause");

    assertThat(ended(machine, name).error()).contains("Unforeseen");
  }

  @Test
  @DisplayName("D7.2: of answers that race, one is received")
  void receivesOneOfManyAnswers() {
    assumeTrue(knowsSpentTokens(), SPENT_TOKENS);
    var machine = published(ASK);
    started(machine, "{}");
    var token = nextToken();

    var answers = Together.run(6, n -> () -> engine().succeed(token, String.valueOf(n)));

    assertThat(Collections.frequency(answers, Answered.RECEIVED)).isEqualTo(1);
  }

  @Test
  void isNotWaitingForTokensItNeverGave() {
    assertThat(engine().succeed(new TaskToken("no-token-at-all"), "{}"))
        .isEqualTo(Answered.NO_LONGER_WAITING);
  }

  @Test
  @DisplayName("D4.3: an answer after the time-out finds nobody waiting")
  void timesOutTasksThatNobodyAnswers() {
    var machine = published(ASK.replace("600", "2"));
    String name = started(machine, "{}");
    var token = nextToken();

    letPass(Duration.ofSeconds(3));

    assertThat(ended(machine, name).error()).contains("States.Timeout");
    assertThat(engine().succeed(token, "{}")).isEqualTo(Answered.NO_LONGER_WAITING);
  }

  @Test
  void waitsAsLongAsItIsTold() {
    var machine = published(WAIT.formatted(2));
    String name = started(machine, "{}");
    assertThat(engine().describe(machine, name).orElseThrow().state()).isEqualTo(State.RUNNING);

    letPass(Duration.ofSeconds(3));

    assertThat(ended(machine, name).state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void stopsARunningExecutionAndLeavesAnEndedOneAlone() {
    var waiting = published(WAIT.formatted(99_000));
    String name = started(waiting, "{}");
    engine().stop(waiting, name, "no longer wanted");
    var echo = published(ECHO);
    String done = started(echo, "{}");
    ended(echo, done);
    engine().stop(echo, done, "too late");

    assertThat(ended(waiting, name).state()).isEqualTo(State.ABORTED);
    assertThat(ended(echo, done).state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void saysWhyAnExecutionWasStopped() {
    assumeTrue(stopsWhatWaits(), NO_STOPPING);
    var machine = published(WAIT.formatted(99_000));
    String name = started(machine, "{}");

    engine().stop(machine, name, "no longer wanted");

    assertThat(ended(machine, name).cause()).contains("no longer wanted");
  }

  @Test
  void isNotWaitingForTokensOfStoppedExecutions() {
    assumeTrue(stopsWhatWaits(), NO_STOPPING);
    var machine = published(ASK);
    String name = started(machine, "{}");
    var token = nextToken();

    engine().stop(machine, name, "stopped");
    ended(machine, name);

    assertThat(engine().succeed(token, "{}")).isEqualTo(Answered.NO_LONGER_WAITING);
  }

  @Test
  @DisplayName("D3.6: every end is told, with its status")
  void tellsHowExecutionsEnd() {
    var echo = published(ECHO);
    String succeeded = started(echo, "1");
    var told = statusEvent(succeeded);
    var failing = published("'F': {'Type': 'Fail', 'Error': 'Broken', 'Cause': 'so'}");
    var failed = statusEvent(started(failing, "{}"));
    var waiting = published(WAIT.formatted(99_000));
    String stopped = started(waiting, "{}");
    engine().stop(waiting, stopped, "enough");

    assertThat(told.path("detail-type").textValue())
        .isEqualTo("Step Functions Execution Status Change");
    assertThat(told.at("/detail/status").textValue()).isEqualTo("SUCCEEDED");
    assertThat(told.at("/detail/input").textValue()).isEqualTo("1");
    assertThat(told.at("/detail/output").textValue()).isEqualTo("{\"was\":1}");
    assertThat(failed.at("/detail/status").textValue()).isEqualTo("FAILED");
    assertThat(failed.at("/detail/error").textValue()).isEqualTo("Broken");
    assertThat(statusEvent(stopped).at("/detail/status").textValue()).isEqualTo("ABORTED");
  }

  @Test
  void invokesFunctions() {
    assumeTrue(hasFunctions(), NO_FUNCTIONS);
    var machine = published(CALL);

    var status = ended(machine, started(machine, "{\"n\":1}"));

    assertThat(status.output()).contains("{\"echo\":{\"n\":1}}");
  }

  @Test
  @DisplayName("D4.3: what a function throws is an error by its full class name")
  void reportsWhatFunctionsThrowByClassName() {
    assumeTrue(hasFunctions(), NO_FUNCTIONS);
    var machine = published(CALL);

    var status = ended(machine, started(machine, "{\"fail\":true}"));

    assertThat(status.error()).contains("java.lang.IllegalStateException");
    assertThat(tree(status.cause().orElseThrow()).path("errorType").textValue())
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void triesAgainWhatMayPass() {
    assumeTrue(hasFunctions(), NO_FUNCTIONS);
    String retry =
        "'Retry': [{'ErrorEquals': ['States.TaskFailed'], 'MaxAttempts': 2, 'IntervalSeconds': 1}],";
    var machine = published(CALL.replace("'Output'", retry + "'Output'"));
    String name = started(machine, "{\"fail\":true}");

    letPass(Duration.ofSeconds(2));
    letPass(Duration.ofSeconds(3));

    assertThat(ended(machine, name).error()).contains("java.lang.IllegalStateException");
  }

  @Test
  @DisplayName("D3.1: payloads are at most 256 KiB")
  void refusesPayloadsThatAreTooLarge() {
    var machine = published(ASK);
    String large = "\"" + "x".repeat(256 * 1024) + "\"";
    String name = started(machine, "{}");
    var token = nextToken();

    assertThatThrownBy(() -> engine().start(machine, aName("execution"), large))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine().succeed(token, large))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(engine().succeed(token, "{}")).isEqualTo(Answered.RECEIVED);
    assertThat(ended(machine, name).state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void runsManyAtOnceAndEachToItsOwnEnd() {
    assumeTrue(hasFunctions(), NO_FUNCTIONS);
    var machine = published(CALL);

    var names = Together.run(60, n -> () -> started(machine, "{\"n\":" + n + "}"));

    for (int n = 0; n < names.size(); n++) {
      assertThat(ended(machine, names.get(n)).output()).contains("{\"echo\":{\"n\":" + n + "}}");
    }
  }
}
