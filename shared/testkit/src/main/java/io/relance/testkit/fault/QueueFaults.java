package io.relance.testkit.fault;

import io.relance.domain.queue.Received;
import java.util.List;

/** The irregularities that a {@link FaultyQueue} injects. */
public interface QueueFaults {
  /** Whether a message that was just received becomes visible to other receivers immediately. */
  default boolean isRedelivered(Received message) {
    return false;
  }

  /** The messages received from a plain queue, in the order in which they are returned. */
  default List<Received> reordered(List<Received> messages) {
    return messages;
  }
}
