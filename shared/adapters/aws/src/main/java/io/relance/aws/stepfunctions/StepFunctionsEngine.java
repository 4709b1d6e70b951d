package io.relance.aws.stepfunctions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.aws.AwsFailures;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import io.relance.domain.failure.TransientFailure;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Runs definitions as standard workflows of Step Functions. */
public final class StepFunctionsEngine implements FlowEngine {
  private static final int MOST_BYTES = 256 * 1024;
  private static final int LONGEST_CAUSE = 32_768;

  private final SfnClient client;
  private final InstantSource clock;
  private final StateMachines stateMachines;
  private final RecentStarts starts = new RecentStarts();

  public StepFunctionsEngine(SfnClient client, MachineSettings settings, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    this.stateMachines = new StateMachines(client, settings);
  }

  @Override
  public MachineVersion publish(String machine, long version, String definition) {
    return stateMachines.publish(machine, version, definition);
  }

  @Override
  public boolean remove(MachineVersion version) {
    return stateMachines.remove(version);
  }

  @Override
  public Started start(MachineVersion version, String name, String input) {
    var checked = StateMachines.checked(name);
    checkPayload(input);
    var now = clock.instant();
    try {
      var answer =
          client.startExecution(
              start -> start.stateMachineArn(version.reference()).name(checked).input(input));
      return starts.beganWith(answer.executionArn(), answer.startDate(), now)
          ? Started.NOW
          : Started.BEFORE;
    } catch (ExecutionAlreadyExistsException _) {
      return Started.BEFORE;
    } catch (ExecutionLimitExceededException
        | StateMachineDoesNotExistException
        | StateMachineDeletingException e) {
      // A machine that was just created may not be known everywhere yet.
      throw new TransientFailure("Step Functions starts no execution just now")
          .with("code", AwsFailures.code(e));
    } catch (InvalidExecutionInputException _) {
      throw new IllegalArgumentException("The input must be JSON of at most 256 KiB");
    } catch (SdkException e) {
      throw AwsFailures.translated(e);
    }
  }

  private static void checkPayload(String payload) {
    if (payload.length() > MOST_BYTES || payload.getBytes(UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("The payload must be JSON of at most 256 KiB");
    }
  }

  @Override
  public void stop(MachineVersion version, String name, String cause) {
    var execution = execution(version, name);
    try {
      client.stopExecution(stop -> stop.executionArn(execution).cause(shortened(cause)));
    } catch (ExecutionDoesNotExistException _) {
      // There is nothing to stop.
    } catch (SdkException e) {
      if (isRunning(version, name)) {
        throw AwsFailures.translated(e);
      }
    }
  }

  private boolean isRunning(MachineVersion version, String name) {
    return describe(version, name)
        .filter(status -> status.state() == ExecutionStatus.State.RUNNING)
        .isPresent();
  }

  private static String execution(MachineVersion version, String name) {
    return version.reference().replace(":stateMachine:", ":execution:") + ":" + name;
  }

  private static String shortened(String cause) {
    return cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE));
  }

  @Override
  public Answered succeed(TaskToken token, String output) {
    checkPayload(output);
    return answered(
        () -> client.sendTaskSuccess(send -> send.taskToken(token.token()).output(output)));
  }

  @Override
  public Answered fail(TaskToken token, String error, String cause) {
    return answered(
        () ->
            client.sendTaskFailure(
                send -> send.taskToken(token.token()).error(error).cause(shortened(cause))));
  }

  private static Answered answered(Runnable call) {
    try {
      call.run();
      return Answered.RECEIVED;
    } catch (TaskDoesNotExistException | TaskTimedOutException | InvalidTokenException _) {
      return Answered.NO_LONGER_WAITING;
    } catch (InvalidOutputException _) {
      throw new IllegalArgumentException("The output must be JSON of at most 256 KiB");
    } catch (SdkException e) {
      throw AwsFailures.translated(e);
    }
  }

  @Override
  public Optional<ExecutionStatus> describe(MachineVersion version, String name) {
    var execution = execution(version, name);
    try {
      return Optional.of(status(client.describeExecution(b -> b.executionArn(execution))));
    } catch (ExecutionDoesNotExistException _) {
      return Optional.empty();
    } catch (SdkException e) {
      throw AwsFailures.translated(e);
    }
  }

  private static ExecutionStatus status(DescribeExecutionResponse execution) {
    return new ExecutionStatus(
        execution.name(),
        state(execution),
        Optional.ofNullable(execution.input()).orElse(""),
        Optional.ofNullable(execution.output()),
        Optional.ofNullable(execution.error()),
        Optional.ofNullable(execution.cause()));
  }

  private static ExecutionStatus.State state(DescribeExecutionResponse execution) {
    return switch (execution.status()) {
      case RUNNING, PENDING_REDRIVE -> ExecutionStatus.State.RUNNING;
      case SUCCEEDED -> ExecutionStatus.State.SUCCEEDED;
      case FAILED -> ExecutionStatus.State.FAILED;
      case TIMED_OUT -> ExecutionStatus.State.TIMED_OUT;
      case ABORTED -> ExecutionStatus.State.ABORTED;
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException(
              "Execution "
                  + execution.name()
                  + " has the unknown status "
                  + execution.statusAsString());
    };
  }

  /** What happened in an execution, in order, page after page as the stream is read. */
  public Stream<PastEvent> history(MachineVersion version, String name) {
    var execution = execution(version, name);
    return client.getExecutionHistoryPaginator(b -> b.executionArn(execution)).stream()
        .flatMap(page -> page.events().stream())
        .map(StepFunctionsEngine::event);
  }

  private static PastEvent event(HistoryEvent event) {
    var entered = Optional.ofNullable(event.stateEnteredEventDetails()).map(it -> it.name());
    var exited = Optional.ofNullable(event.stateExitedEventDetails()).map(it -> it.name());
    return new PastEvent(
        event.id(), event.typeAsString(), event.timestamp(), entered.or(() -> exited));
  }
}
