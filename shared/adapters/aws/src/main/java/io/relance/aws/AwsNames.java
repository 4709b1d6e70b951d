package io.relance.aws;

import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Table;
import java.util.List;
import java.util.Optional;

/**
 * The names of one deployment's resources. They share a prefix, so that an account can hold several
 * deployments and permissions can be granted by name.
 *
 * @param prefix such as {@code relance-}
 * @param lanes queues that share an SQS queue; every other queue has its own
 */
public record AwsNames(String prefix, List<SharedQueue> lanes) {
  public AwsNames {
    if (!prefix.matches("[a-zA-Z0-9][a-zA-Z0-9-]{0,29}")) {
      throw new IllegalArgumentException(
          "The prefix must be 1 to 30 letters, digits and -, not " + prefix);
    }
    lanes = List.copyOf(lanes);
  }

  /** Names of a deployment where each queue has its own. */
  public AwsNames(String prefix) {
    this(prefix, List.of());
  }

  public String table(Table table) {
    return prefix + table.name();
  }

  public String queue(QueueName queue) {
    return prefix + carrier(queue) + suffix(queue);
  }

  /** The queue that takes the dead letters of another. */
  public String deadLetters(QueueName queue) {
    return prefix + carrier(queue) + "-dead" + suffix(queue);
  }

  /** What a queue shares with others, if it does. */
  public Optional<SharedQueue> lane(QueueName queue) {
    return lanes.stream().filter(sharedQueue -> sharedQueue.queues().contains(queue)).findFirst();
  }

  private String carrier(QueueName queue) {
    return lane(queue).map(SharedQueue::name).orElse(queue.name());
  }

  private static String suffix(QueueName queue) {
    return queue.ordered() ? ".fifo" : "";
  }
}
