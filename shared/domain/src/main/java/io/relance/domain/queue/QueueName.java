package io.relance.domain.queue;

import java.time.Duration;

/**
 * A declared queue.
 *
 * @param name 1 to 75 of {@code a-z A-Z 0-9 _ -}
 * @param ordered whether messages of one group are delivered in order, a failing one holding back
 *     its group; otherwise messages are delivered in any order and may be delayed
 * @param visibility how long a received message stays hidden from other receivers
 * @param maxReceives after so many receives without acknowledgement a message is a dead letter
 */
public record QueueName(String name, boolean ordered, Duration visibility, int maxReceives) {
  public static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

  public QueueName {
    if (!name.matches("[a-zA-Z0-9_-]{1,75}")) {
      throw new IllegalArgumentException(
          "The queue's name must be 1 to 75 letters, digits, _ and -, not " + name);
    }
    if (visibility.isNegative() || visibility.compareTo(LONGEST_VISIBILITY) > 0) {
      throw new IllegalArgumentException(
          "The visibility must be from 0 to 12 hours, not " + visibility);
    }
    if (maxReceives < 1 || maxReceives > 1000) {
      throw new IllegalArgumentException(
          "The most receives must be from 1 to 1,000, not " + maxReceives);
    }
  }
}
