package io.relance.aws.sqs;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsPart;
import io.relance.aws.Backoff;
import io.relance.aws.OnAws;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.retry.Pause;
import io.relance.testkit.contract.QueueContract;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@OnAws
@Execution(ExecutionMode.CONCURRENT)
@DisplayName("D2.1, D2.3: queues in SQS")
class SqsQueueTest extends QueueContract {
  private static TestQueues queues;
  private static AwsEnvironment environment;

  @BeforeAll
  static void open() {
    environment = AwsEnvironment.of(AwsPart.SERVICES);
    queues = new TestQueues(environment);
  }

  @AfterAll
  static void close() {
    queues.close();
  }

  @Override
  protected Queue queue() {
    return reopened();
  }

  @Override
  protected Queue reopened() {
    return new SqsQueue(queues.client(), environment.names(), Backoff.real());
  }

  @Override
  protected QueueName fresh(boolean ordered, Duration visibility, int maxReceives) {
    var name = UUID.randomUUID().toString();
    return queues.make(new QueueName(name, ordered, visibility, maxReceives));
  }

  @Override
  protected void letPass(Duration duration) {
    Pause.real().pause(duration);
  }

  @Override
  protected boolean letLongPass(Duration duration) {
    return false;
  }

  @Override
  protected boolean takesTurns() {
    return false;
  }

  /** LocalStack takes the group of a message for a standard queue and forgets it. */
  @Override
  protected boolean tellsGroups() {
    return false;
  }

  /** LocalStack deletes a message of a standard queue under any receipt it ever gave for it. */
  @Override
  protected boolean tellsReceiptsApart() {
    return false;
  }

  @Override
  protected int many() {
    return 400;
  }
}
