package io.relance.server;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Queues that count what SQS and the functions behind them would bill. */
record MeteredQueue(Queue queue, Meters meters) implements Queue {
  @Override
  public void send(QueueName name, List<Message> messages) {
    queue.send(name, messages);
    meters.queued(name, messages.size());
  }

  @Override
  public List<Received> receive(QueueName name, int max, Duration wait) {
    return queue.receive(name, max, wait);
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
