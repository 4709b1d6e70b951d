package io.relance.testkit.fault;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A queue that redelivers and reorders as its {@link QueueFaults} decide. */
public record FaultyQueue(Queue queue, QueueFaults faults) implements Queue {
  @Override
  public void send(QueueName name, List<Message> messages) {
    queue.send(name, messages);
  }

  @Override
  public List<Received> receive(QueueName name, int max, Duration wait) {
    var received = queue.receive(name, max, wait);
    received.stream()
        .filter(faults::isRedelivered)
        .forEach(message -> queue.release(name, message, Duration.ZERO));
    return name.ordered() ? received : faults.reordered(received);
  }

  @Override
  public void acknowledge(QueueName name, List<Received> messages) {
    queue.acknowledge(name, messages);
  }

  @Override
  public void release(QueueName name, Received message, Duration after) {
    queue.release(name, message, after);
  }

  @Override
  public Map<QueueName, List<Received>> receiveDead(Collection<QueueName> names, int max) {
    return queue.receiveDead(names, max);
  }

  @Override
  public void acknowledgeDead(QueueName name, List<Received> messages) {
    queue.acknowledgeDead(name, messages);
  }
}
