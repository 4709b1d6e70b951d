package io.relance.e2e.definitions;

import io.relance.aws.stepfunctions.MachineSettings;
import io.relance.aws.stepfunctions.StepFunctionsEngine;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.retry.Pause;
import io.relance.e2e.FunctionEndpoint;
import io.relance.e2e.LocalStack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Runs waves on the Step Functions of LocalStack: functions are invoked by it, and sends taken from
 * its queue.
 */
final class OnLocalStack implements AutoCloseable {
  private static final String ARNS = "arn:aws:states:eu-west-1:000000000000:stateMachine:judged-";
  private static final String ROLE = "arn:aws:iam::000000000000:role/machines";
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** What the emulator says when a call of a function broke, which is no part of a definition. */
  private static final String CONNECTION_LOST =
      "Connection was closed before we received a valid response";

  private static final int MOST_RUNS = 3;
  private static final int MOST_LOOKS = 180;
  private static final int MOST_EVENTS = 1_000;

  private final Waves waves = new Waves();
  private final FunctionEndpoint door = FunctionEndpoint.open(this::invoke);
  private final LocalStack server = LocalStack.start(door);
  private final SfnClient client = server.clients().make(SfnClient.builder());
  private final SettledSends sends;
  private final StepFunctionsEngine engine;

  OnLocalStack() {
    var queue = new SendsQueue(server.clients());
    var marks = Map.of("ElementsFunction", "elements", "SendsQueueUrl", queue.url());
    var settings = new MachineSettings(ARNS, ROLE, marks, Optional.empty(), Map.of());
    engine = new StepFunctionsEngine(client, settings, InstantSource.system());
    sends = new SettledSends(queue, engine, waves);
  }

  MachineVersion publish(Compiled compiled) {
    return Tries.of(() -> engine.publish(compiled.name(), 1, compiled.definition()));
  }

  void forget(MachineVersion machine) {
    Tries.of(
        () -> client.deleteStateMachine(delete -> delete.stateMachineArn(machine.reference())));
  }

  /** Runs a wave, and once more where the emulator lost its connection to a function. */
  ObservedExecution run(MachineVersion machine, Wave wave) {
    var observedExecution = run(machine, wave, wave.name());
    for (int again = 1; again < MOST_RUNS && hasLostConnection(observedExecution); again++) {
      observedExecution = run(machine, wave, wave.name() + "-" + again);
    }
    return observedExecution;
  }

  private static boolean hasLostConnection(ObservedExecution observedExecution) {
    return observedExecution.steps().stream()
        .anyMatch(step -> step.content().toString().contains(CONNECTION_LOST));
  }

  private ObservedExecution run(MachineVersion machine, Wave wave, String execution) {
    var taskAnswers = waves.begin(wave);
    Tries.of(() -> engine.start(machine, execution, wave.input().toString()));
    var end = ended(machine, execution, taskAnswers);
    var history = Tries.of(() -> history(machine, execution));
    waves.end(wave);
    return new ObservedExecution(
        end,
        history.stream().flatMap(event -> step(event).stream()).toList(),
        history.stream().map(HistoryEvent::typeAsString).toList(),
        taskAnswers.tasks());
  }

  /** Looks only when all is quiet: each look costs the emulator as much as a state. */
  private ObservedExecution.End ended(
      MachineVersion machine, String execution, TaskAnswers taskAnswers) {
    for (int look = 0; look < MOST_LOOKS; look++) {
      do {
        Pause.real().pause(BETWEEN_LOOKS);
      } while (taskAnswers.quiet().compareTo(BETWEEN_LOOKS) < 0);
      var status = Tries.of(() -> engine.describe(machine, execution)).orElseThrow();
      if (status.state() != ExecutionStatus.State.RUNNING) {
        return new ObservedExecution.End(
            status.state(), status.output().map(Json::parse), status.error(), status.cause());
      }
    }
    throw new AssertionError("Execution " + execution + " does not end");
  }

  private List<HistoryEvent> history(MachineVersion machine, String name) {
    var execution = machine.reference().replace(":stateMachine:", ":execution:");
    return client
        .getExecutionHistoryPaginator(
            ask -> ask.executionArn(execution + ":" + name).maxResults(MOST_EVENTS))
        .events()
        .stream()
        .toList();
  }

  private static Optional<ObservedExecution.Step> step(HistoryEvent event) {
    var type = event.typeAsString();
    var entered = Optional.ofNullable(event.stateEnteredEventDetails());
    var exited = Optional.ofNullable(event.stateExitedEventDetails());
    return entered
        .map(it -> new ObservedExecution.Step(type, it.name(), Json.parse(it.input())))
        .or(
            () ->
                exited.map(
                    it -> new ObservedExecution.Step(type, it.name(), Json.parse(it.output()))));
  }

  private FunctionEndpoint.Answer invoke(String function, String event) {
    return switch (waves.answer(Json.parse(event)).orElseThrow()) {
      case Reply.Success(var output) -> FunctionEndpoint.Answer.of(output.toString());
      case Reply.Failed failed -> new FunctionEndpoint.Answer(failed.payload(), true);
    };
  }

  @Override
  public void close() {
    sends.close();
    client.close();
    server.close();
    door.close();
  }
}
