package io.relance.aws;

import io.relance.domain.queue.QueueName;
import java.util.List;
import java.util.Optional;

/**
 * A queue of SQS that carries the messages of several plain queues of ours, since each queue that a
 * function reads costs something even while it is empty. Messages bear the name of theirs.
 *
 * @param queues alike in all but their names; messages of the first need not bear its name, so that
 *     other services can send to it
 */
public record SharedQueue(String name, List<QueueName> queues) {
  /** The attribute of a message that holds the name of its queue. */
  public static final String MARK = "queue";

  public SharedQueue {
    queues = List.copyOf(queues);
    var first = queues.getFirst();
    if (!queues.stream().allMatch(queue -> alike(queue, first))) {
      throw new IllegalArgumentException(
          "Queues that share one must be plain and alike: " + queues);
    }
  }

  private static boolean alike(QueueName one, QueueName other) {
    return !one.ordered()
        && one.visibility().equals(other.visibility())
        && one.maxReceives() == other.maxReceives();
  }

  /** The queue whose name a message bears; empty when it is none of these. */
  public Optional<QueueName> marked(Optional<String> mark) {
    return mark.isEmpty()
        ? Optional.of(queues.getFirst())
        : queues.stream().filter(queue -> queue.name().equals(mark.orElseThrow())).findFirst();
  }
}
