package io.relance.domain.queue;

import io.relance.domain.store.ItemSize;
import java.time.Duration;
import java.util.Optional;

/**
 * A message of a queue.
 *
 * @param body 1 byte to 1 MB in UTF-8, without control characters but tab and line ends
 * @param group of an ordered queue: messages of one group are delivered in order; of a plain queue:
 *     whose messages these are, so that one sender of many does not starve the others
 * @param delay 0 to 900 s before it can be received; an ordered queue has none
 * @param deduplication of an ordered queue: a second message with the same value within five
 *     minutes is accepted and dropped
 */
public record Message(
    String body, Optional<String> group, Duration delay, Optional<String> deduplication) {
  public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  public Message {
    body = ItemSize.wellFormed(body);
    MessageLimits.checkBody(body);
    group.ifPresent(MessageLimits::checkToken);
    deduplication.ifPresent(MessageLimits::checkToken);
    MessageLimits.checkDelay(delay);
  }

  /**
   * Checks that this kind of queue accepts it.
   *
   * @throws IllegalArgumentException when it does not: an ordered queue requires a group and no
   *     delay, an unordered one no deduplication
   */
  public void checkSuits(QueueName queue) {
    if (queue.ordered() ? group.isEmpty() || !delay.isZero() : deduplication.isPresent()) {
      throw new IllegalArgumentException(
          queue.ordered()
              ? "A message for ordered queue " + queue.name() + " must have a group and no delay"
              : "A message for plain queue " + queue.name() + " must have no deduplication value");
    }
  }

  public static Message of(String body) {
    return new Message(body, Optional.empty(), Duration.ZERO, Optional.empty());
  }

  public Message inGroup(String group) {
    return new Message(body, Optional.of(group), delay, deduplication);
  }

  public Message delayed(Duration delay) {
    return new Message(body, group, delay, deduplication);
  }

  public Message deduplicatedBy(String value) {
    return new Message(body, group, delay, Optional.of(value));
  }
}
