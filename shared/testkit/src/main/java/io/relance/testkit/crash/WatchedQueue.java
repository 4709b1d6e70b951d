package io.relance.testkit.crash;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A queue whose calls are watched. */
public record WatchedQueue(Queue queue, EffectWatch watch) implements Queue {
  @Override
  public void send(QueueName name, List<Message> messages) {
    watch.watch(new Effect.Queued(name), () -> queue.send(name, messages));
  }

  @Override
  public List<Received> receive(QueueName name, int max, Duration wait) {
    watch.reading();
    return queue.receive(name, max, wait);
  }

  @Override
  public void acknowledge(QueueName name, List<Received> messages) {
    watch.watch(new Effect.Acknowledged(name), () -> queue.acknowledge(name, messages));
  }

  @Override
  public void release(QueueName name, Received message, Duration after) {
    watch.watch(new Effect.PutBack(name), () -> queue.release(name, message, after));
  }

  @Override
  public Map<QueueName, List<Received>> receiveDead(Collection<QueueName> names, int max) {
    watch.reading();
    return queue.receiveDead(names, max);
  }

  @Override
  public void acknowledgeDead(QueueName name, List<Received> messages) {
    watch.watch(new Effect.Acknowledged(name), () -> queue.acknowledgeDead(name, messages));
  }
}
