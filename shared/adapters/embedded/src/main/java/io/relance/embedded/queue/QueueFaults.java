package io.relance.embedded.queue;

import io.relance.domain.queue.Received;
import java.util.List;

/** What SQS does rarely, done on purpose in tests. */
public interface QueueFaults {
  /** Whether a message that was just received is shown to others too, at once. */
  default boolean comesAgain(Received message) {
    return false;
  }

  /** What was taken from a plain queue, in the order in which it is handed out. */
  default List<Received> reordered(List<Received> messages) {
    return messages;
  }

  static QueueFaults none() {
    return new QueueFaults() {};
  }
}
