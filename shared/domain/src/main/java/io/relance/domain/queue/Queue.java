package io.relance.domain.queue;

import java.time.Duration;
import java.util.List;

/**
 * Carries messages, each at least once.
 *
 * <p>What is received from an ordered queue at once may hold several messages of one group, in
 * their order; as long as one of them is neither acknowledged nor shown again, no other receive
 * gets any of that group.
 *
 * <p>A message that was received and not acknowledged within the queue's visibility time-out comes
 * again; after {@link QueueName#maxReceives} receives it moves to the queue's dead letters, from
 * which {@link #receiveDead} takes it.
 */
public interface Queue {
  /** Puts up to any number of messages; when it returns, all are durable. */
  void send(QueueName queue, List<Message> messages);

  default void send(QueueName queue, Message message) {
    send(queue, List.of(message));
  }

  /**
   * Takes up to {@code max} messages, hidden from others for the visibility time-out; empty when
   * there are none within {@code wait}.
   */
  List<Received> receive(QueueName queue, int max, Duration wait);

  /** Says that the messages are done with; they will not come again. */
  void acknowledge(QueueName queue, List<Received> messages);

  /**
   * Lets a message come again after {@code after} (0 to 12 hours) instead of its time-out; it
   * counts as received all the same, and an ordered queue keeps its group back until then.
   */
  void release(QueueName queue, Received message, Duration after);

  /** Takes up to {@code max} dead letters, hidden for the visibility time-out. */
  List<Received> receiveDead(QueueName queue, int max);

  /** Removes dead letters for good. */
  void acknowledgeDead(QueueName queue, List<Received> messages);
}
