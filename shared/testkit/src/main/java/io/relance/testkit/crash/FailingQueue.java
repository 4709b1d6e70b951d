package io.relance.testkit.crash;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.List;

/** A queue whose process may end before or after anything it does to it. */
public record FailingQueue(Queue queue, CrashPoint crash) implements Queue {
  @Override
  public void send(QueueName name, List<Message> messages) {
    crash.effect(() -> queue.send(name, messages));
  }

  @Override
  public List<Received> receive(QueueName name, int max, Duration wait) {
    crash.reading();
    return queue.receive(name, max, wait);
  }

  @Override
  public void acknowledge(QueueName name, List<Received> messages) {
    crash.effect(() -> queue.acknowledge(name, messages));
  }

  @Override
  public void putBack(QueueName name, Received message, Duration after) {
    crash.effect(() -> queue.putBack(name, message, after));
  }

  @Override
  public List<Received> receiveDead(QueueName name, int max) {
    crash.reading();
    return queue.receiveDead(name, max);
  }

  @Override
  public void acknowledgeDead(QueueName name, List<Received> messages) {
    crash.effect(() -> queue.acknowledgeDead(name, messages));
  }
}
