package io.relance.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsNames;
import io.relance.aws.AwsPart;
import io.relance.aws.Backoff;
import io.relance.aws.OnAws;
import io.relance.aws.SharedQueue;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.domain.retry.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnAws
@DisplayName("D2.3: queues that share one, in SQS")
class SharedSqsQueueTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final QueueName FIRST = new QueueName("first", false, SHORT, 1);
  private static final QueueName SECOND = new QueueName("second", false, SHORT, 1);

  private static TestQueues queues;
  private static SqsQueue queue;

  @BeforeAll
  static void open() {
    var there = AwsEnvironment.of(AwsPart.SERVICES);
    var sharedQueue = new SharedQueue("shared", List.of(FIRST, SECOND));
    var names = new AwsNames(there.names().prefix(), List.of(sharedQueue));
    queues = new TestQueues(new AwsEnvironment(there.clients(), names));
    var _ = queues.make(FIRST);
    queue = new SqsQueue(queues.client(), names, Backoff.real());
  }

  @AfterAll
  static void close() {
    queues.close();
  }

  @Test
  void givesEachQueueItsOwnDeadLettersAndNoOthers() {
    queue.send(FIRST, List.of(Message.of("a"), Message.of("b")));
    queue.send(SECOND, Message.of("c"));
    letThemFail(3);

    assertThat(dead(SECOND, 1)).containsExactly("c");
    assertThat(dead(FIRST, 2)).containsExactlyInAnyOrder("a", "b");
    assertThat(queue.receiveDead(SECOND, 10)).isEmpty();
  }

  @Test
  void givesTheDeadLettersOfBothQueuesAtOnce() {
    queue.send(FIRST, Message.of("d"));
    queue.send(SECOND, Message.of("e"));
    letThemFail(2);

    var bodies = new ArrayList<String>();
    while (bodies.size() < 2) {
      queue
          .receiveDead(List.of(FIRST, SECOND), 10)
          .forEach(
              (name, some) -> {
                some.forEach(message -> bodies.add(name.name() + " " + message.body()));
                queue.acknowledgeDead(name, some);
              });
    }

    assertThat(bodies).containsExactlyInAnyOrder("first d", "second e");
  }

  /** Receives them all once, which is as often as they may be. */
  private static void letThemFail(int messages) {
    var url = queues.url(FIRST);
    int left = messages;
    while (left > 0) {
      var some = queues.client().receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10));
      left -= some.messages().size();
    }
    Pause.real().pause(SHORT.multipliedBy(2));
    queues.client().receiveMessage(it -> it.queueUrl(url));
  }

  private static List<String> dead(QueueName name, int expected) {
    var bodies = new ArrayList<String>();
    while (bodies.size() < expected) {
      var some = queue.receiveDead(name, 10);
      bodies.addAll(some.stream().map(Received::body).toList());
      queue.acknowledgeDead(name, some);
    }
    return bodies;
  }
}
