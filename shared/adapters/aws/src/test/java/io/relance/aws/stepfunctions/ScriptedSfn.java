package io.relance.aws.stepfunctions;

import io.relance.aws.Script;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** A Step Functions that answers what it is told to. */
record ScriptedSfn(Script script) implements SfnClient {
  @Override
  public CreateStateMachineResponse createStateMachine(CreateStateMachineRequest request) {
    return script.play(request, CreateStateMachineResponse.class);
  }

  @Override
  public DescribeStateMachineResponse describeStateMachine(DescribeStateMachineRequest request) {
    return script.play(request, DescribeStateMachineResponse.class);
  }

  @Override
  public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
    return script.play(request, ListExecutionsResponse.class);
  }

  @Override
  public DeleteStateMachineResponse deleteStateMachine(DeleteStateMachineRequest request) {
    return script.play(request, DeleteStateMachineResponse.class);
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    return script.play(request, StartExecutionResponse.class);
  }

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    return script.play(request, SendTaskSuccessResponse.class);
  }

  @Override
  public String serviceName() {
    return "states";
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
