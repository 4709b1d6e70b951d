package io.relance.aws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.aws.Script;
import io.relance.domain.engine.DefinitionHash;
import io.relance.domain.engine.FlowEngine.Answered;
import io.relance.domain.engine.FlowEngine.Started;
import io.relance.domain.engine.InvalidDefinition;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import io.relance.domain.failure.TransientFailure;
import io.relance.testkit.time.HandClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

@DisplayName("D-3, D3.5: what Step Functions says rarely, and what becomes of it")
class StepFunctionsFaultsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ARNS = "arn:aws:states:eu-west-1:123456789012:stateMachine:r-";
  private static final MachineVersion VERSION = new MachineVersion(ARNS + "welcome-1");
  private static final String NAME = "wave-1";

  private final Script script = new Script();
  private final StepFunctionsEngine engine =
      new StepFunctionsEngine(
          new ScriptedSfn(script),
          new MachineSettings(
              ARNS,
              "role",
              Map.of("SendsQueueUrl", "https://sqs/1/sends"),
              Optional.empty(),
              Map.of()),
          new HandClock(NOW));

  @Test
  void tellsAStartFromItsRepetition() {
    script.answer(begun(NOW)).answer(begun(NOW));

    assertThat(List.of(start(), start())).containsExactly(Started.NOW, Started.BEFORE);
  }

  @Test
  void tellsAStartFromOneElsewhereBefore() {
    script.answer(begun(NOW.minusSeconds(60)));

    assertThat(start()).isEqualTo(Started.BEFORE);
  }

  @Test
  void takesANameThatWasUsedForStarted() {
    script.fail(ExecutionAlreadyExistsException.builder().build());

    assertThat(start()).isEqualTo(Started.BEFORE);
  }

  @Test
  void triesLaterWhatIsNotAdmittedOrNotYetKnown() {
    script
        .fail(ExecutionLimitExceededException.builder().build())
        .fail(StateMachineDoesNotExistException.builder().build());

    assertThatExceptionOfType(TransientFailure.class).isThrownBy(this::start);
    assertThatExceptionOfType(TransientFailure.class).isThrownBy(this::start);
  }

  @Test
  void takesATokenThatIsGoneForDone() {
    script
        .answer(SendTaskSuccessResponse.builder().build())
        .fail(TaskDoesNotExistException.builder().build())
        .fail(TaskTimedOutException.builder().build());

    assertThat(List.of(succeed(), succeed(), succeed()))
        .containsExactly(Answered.RECEIVED, Answered.NO_LONGER_WAITING, Answered.NO_LONGER_WAITING);
  }

  @Test
  void makesAMachineOfEachVersionWithTheNamesOfTheDeployment() {
    script.answer(CreateStateMachineResponse.builder().stateMachineArn("arn").build());

    engine.publish("welcome", 2, "{\"QueueUrl\":\"${SendsQueueUrl}\"}");

    var made = script.asked(CreateStateMachineRequest.class).getFirst();
    assertThat(made.name()).isEqualTo("r-welcome-2-" + DefinitionHash.of(made.definition()));
    assertThat(made.definition()).isEqualTo("{\"QueueUrl\":\"https://sqs/1/sends\"}");
  }

  @Test
  void refusesMarksThatNothingStandsFor() {
    assertThatExceptionOfType(InvalidDefinition.class)
        .isThrownBy(() -> engine.publish("welcome", 1, "${Unknown}"))
        .withMessageContaining("${Unknown}");
  }

  @Test
  void knowsAMachineWhoseLoggingAloneHasChanged() {
    script
        .fail(StateMachineAlreadyExistsException.builder().build())
        .answer(DescribeStateMachineResponse.builder().definition("{}").build());

    assertThat(engine.publish("welcome", 1, "{}").reference())
        .isEqualTo(VERSION.reference() + "-" + DefinitionHash.of("{}"));
  }

  @Test
  void removesAMachineInWhichNothingRuns() {
    script
        .answer(ListExecutionsResponse.builder().build())
        .answer(DeleteStateMachineResponse.builder().build());

    assertThat(engine.remove(VERSION)).isTrue();

    assertThat(script.asked(DeleteStateMachineRequest.class).getFirst().stateMachineArn())
        .isEqualTo(VERSION.reference());
  }

  @Test
  void keepsAMachineInWhichAnExecutionRuns() {
    script.answer(
        ListExecutionsResponse.builder()
            .executions(ExecutionListItem.builder().name("one").build())
            .build());

    assertThat(engine.remove(VERSION)).isFalse();

    assertThat(script.asked(ListExecutionsRequest.class).getFirst().statusFilter())
        .isEqualTo(ExecutionStatus.RUNNING);
    assertThat(script.asked(DeleteStateMachineRequest.class)).isEmpty();
  }

  @Test
  void takesAMachineThatIsNotThereForRemoved() {
    script.fail(StateMachineDoesNotExistException.builder().build());

    assertThat(engine.remove(VERSION)).isTrue();
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> engine.publish("m".repeat(77), 1, "{}"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.start(VERSION, "n".repeat(81), "{}"));
  }

  private Started start() {
    return engine.start(VERSION, NAME, "{}");
  }

  private Answered succeed() {
    return engine.succeed(new TaskToken("token"), "{}");
  }

  private static StartExecutionResponse begun(Instant at) {
    return StartExecutionResponse.builder().executionArn("execution").startDate(at).build();
  }
}
