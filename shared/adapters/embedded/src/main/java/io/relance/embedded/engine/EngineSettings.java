package io.relance.embedded.engine;

import io.relance.domain.queue.QueueName;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment tells its engine.
 *
 * @param marks what stands for each <code>${Name}</code> in definitions
 * @param queues by the QueueUrl that definitions give, after marks were replaced
 * @param statusEvents where the end of each execution is told
 * @param workers how many tasks are invoked at once
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
