package io.relance.aws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsPart;
import io.relance.aws.Backoff;
import io.relance.aws.OnAws;
import io.relance.aws.sqs.SqsQueue;
import io.relance.aws.sqs.TestQueues;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.domain.retry.Pause;
import io.relance.testkit.contract.FlowEngineContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@OnAws
@DisplayName("D-3, D2.1, D3.5: flows in Step Functions")
class StepFunctionsEngineTest extends FlowEngineContract {
  private static final String ROLE = "arn:aws:iam::000000000000:role/machines";
  private static final QueueName STATUS = new QueueName("status", false, Duration.ofSeconds(30), 5);

  private static AwsEnvironment environment;
  private static TestQueues queues;
  private static SqsQueue queue;
  private static StatusEvents statusEvents;
  private static SfnClient client;

  private QueueName tasks = STATUS;
  private StepFunctionsEngine engine;

  @BeforeAll
  static void open() {
    environment = AwsEnvironment.of(AwsPart.SERVICES);
    queues = new TestQueues(environment);
    queue = new SqsQueue(queues.client(), environment.names(), Backoff.real());
    statusEvents = new StatusEvents(environment, queues.arn(queue.url(queues.make(STATUS))));
    client = environment.clients().make(SfnClient.builder());
  }

  @AfterAll
  static void close() {
    statusEvents.close();
    client.close();
    queues.close();
  }

  @BeforeEach
  void openEngine() {
    var name = UUID.randomUUID().toString();
    tasks = queues.make(new QueueName(name, false, Duration.ofSeconds(30), 5));
    var marks =
        Map.of(
            "ContractQueueUrl", queue.url(tasks),
            "ContractFunction", AwsEnvironment.echoFunction().orElse("none"));
    var arns = "arn:aws:states:eu-west-1:000000000000:stateMachine:" + environment.names().prefix();
    engine =
        new StepFunctionsEngine(
            client,
            new MachineSettings(arns, ROLE, marks, Optional.empty(), Map.of("by", "tests")),
            InstantSource.system());
  }

  @Override
  public FlowEngine engine() {
    return engine;
  }

  @Override
  public Optional<String> takeTaskMessage() {
    return take(tasks);
  }

  @Override
  public Optional<String> takeStatusEvent() {
    return take(STATUS);
  }

  private static Optional<String> take(QueueName name) {
    var received = queue.receive(name, 1, Duration.ZERO);
    queue.acknowledge(name, received);
    return received.stream().map(Received::body).findFirst();
  }

  @Override
  public void letPass(Duration duration) {
    Pause.real().pause(duration);
  }

  @Override
  public boolean hasFunctions() {
    return AwsEnvironment.echoFunction().isPresent();
  }

  /** LocalStack takes transitions that lead nowhere; AWS does not. */
  @Override
  public boolean checksDefinitions() {
    return false;
  }

  /** LocalStack takes SendTaskFailure, and several answers at once, under a token that is spent. */
  @Override
  public boolean knowsSpentTokens() {
    return false;
  }

  /** LocalStack leaves an execution running whose task waits for its token. */
  @Override
  public boolean stopsWhatWaits() {
    return false;
  }

  @Test
  void tellsTheHistoryOfAnExecution() {
    var machine =
        published(
            "'One': {'Type': 'Pass', 'Next': 'Two'}, 'Two': {'Type': 'Succeed', 'Output': 1}");
    var name = started(machine, "{}");
    ended(machine, name);

    var entered =
        engine
            .history(machine, name)
            .filter(event -> event.type().endsWith("StateEntered"))
            .flatMap(event -> event.state().stream());

    assertThat(entered).isEqualTo(List.of("One", "Two"));
  }
}
