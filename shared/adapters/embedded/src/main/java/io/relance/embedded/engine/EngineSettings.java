package io.relance.embedded.engine;

import io.relance.domain.queue.QueueName;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the engine.
 *
 * @param marks the value of each <code>${Name}</code> in definitions
 * @param queues by the QueueUrl in definitions, after the replacement of marks
 * @param statusEvents the queue that receives an event at the end of each execution
 * @param workers the number of tasks that are invoked concurrently
 */
public record EngineSettings(
    Map<String, String> marks,
    Map<String, QueueName> queues,
    Optional<QueueName> statusEvents,
    int workers) {
  public EngineSettings {
    marks = Map.copyOf(marks);
    queues = Map.copyOf(queues);
    if (workers < 1) {
      throw new IllegalArgumentException("There must be at least 1 worker, not " + workers);
    }
  }
}
