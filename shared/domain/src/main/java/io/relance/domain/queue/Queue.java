package io.relance.domain.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Carries messages, each at least once.
 *
 * <p>One receive from an ordered queue may return several messages of one group, in their order; as
 * long as one of them is neither acknowledged nor shown again, no other receive gets any of that
 * group.
 *
 * <p>A message that was received and not acknowledged within the queue's visibility time-out comes
 * again; after {@link QueueName#maxReceives} receives it moves to the queue's dead letters, from
 * which {@link #receiveDead} reads it.
 */
public interface Queue {
  /** Sends any number of messages; all are durable when this returns. */
  void send(QueueName queue, List<Message> messages);

  default void send(QueueName queue, Message message) {
    send(queue, List.of(message));
  }

  /**
   * Receives up to {@code max} messages, hidden from others for the visibility time-out; empty when
   * there are none within {@code wait}.
   */
  List<Received> receive(QueueName queue, int max, Duration wait);

  /** Acknowledges messages; they are not delivered again. */
  void acknowledge(QueueName queue, List<Received> messages);

  /**
   * Makes a message visible again after {@code after} (0 to 12 hours) instead of its time-out; it
   * counts as received all the same, and an ordered queue holds its group until then.
   */
  void release(QueueName queue, Received message, Duration after);

  /**
   * Receives up to {@code max} dead letters of each queue, hidden for the visibility time-out;
   * queues that share their dead letters are asked once and give up to {@code max} together.
   * Contains only queues that have some.
   */
  Map<QueueName, List<Received>> receiveDead(Collection<QueueName> queues, int max);

  /** Receives up to {@code max} dead letters, hidden for the visibility time-out. */
  default List<Received> receiveDead(QueueName queue, int max) {
    return receiveDead(List.of(queue), max).getOrDefault(queue, List.of());
  }

  /** Removes dead letters for good. */
  void acknowledgeDead(QueueName queue, List<Received> messages);
}
