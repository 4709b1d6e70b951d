package io.relance.aws;

import io.relance.domain.queue.QueueName;
import java.util.List;
import java.util.Optional;

/**
 * One SQS queue that carries the messages of several declared queues, because polling a queue costs
 * something even while it is empty. An attribute of each message names its queue.
 *
 * @param queues unordered, and equal but for their names; a message without the attribute belongs
 *     to the first, so that other services can send to it
 */
public record SharedQueue(String name, List<QueueName> queues) {
  /** The message attribute that holds the name of the queue. */
  public static final String MARK = "queue";

  public SharedQueue {
    queues = List.copyOf(queues);
    var first = queues.getFirst();
    if (!queues.stream().allMatch(queue -> canShare(queue, first))) {
      throw new IllegalArgumentException(
          "Queues that share an SQS queue must be unordered and equal but for their names: "
              + queues);
    }
  }

  private static boolean canShare(QueueName one, QueueName other) {
    return !one.ordered()
        && one.visibility().equals(other.visibility())
        && one.maxReceives() == other.maxReceives();
  }

  /** The queue of messages without the attribute. */
  public QueueName unmarked() {
    return queues.getFirst();
  }

  /** The queue that the attribute of a message names; empty when it is none of these. */
  public Optional<QueueName> marked(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
  }
}
