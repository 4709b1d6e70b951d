package io.relance.aws;

import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Table;

/**
 * What the parts of one deployment are called: all names begin alike, so that many fit in an
 * account and permissions can be given by name.
 *
 * @param prefix such as {@code relance-}
 */
public record AwsNames(String prefix) {
  public AwsNames {
    if (!prefix.matches("[a-zA-Z0-9][a-zA-Z0-9-]{0,29}")) {
      throw new IllegalArgumentException("A prefix has 1 to 30 letters, digits and -");
    }
  }

  public String table(Table table) {
    return prefix + table.name();
  }

  public String queue(QueueName queue) {
    return prefix + queue.name() + suffix(queue);
  }

  /** The queue that takes the dead letters of another. */
  public String deadLetters(QueueName queue) {
    return prefix + queue.name() + "-dead" + suffix(queue);
  }

  private static String suffix(QueueName queue) {
    return queue.ordered() ? ".fifo" : "";
  }
}
