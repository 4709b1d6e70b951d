package io.relance.server;

import io.relance.application.persistence.Queues;
import io.relance.domain.queue.QueueName;
import io.relance.embedded.engine.EngineSettings;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of the flow engine of one machine. */
public final class EngineParts {
  /** The mark in definitions that names the elements function. */
  public static final String ELEMENTS = "ElementsFunction";

  private static final String SENDS = "SendsQueueUrl";
  private static final int WORKERS = 8;

  private EngineParts() {}

  public static EngineSettings settings() {
    return new EngineSettings(
        Map.of(ELEMENTS, ELEMENTS, SENDS, Queues.SENDS.name()),
        Queues.ALL.stream().collect(Collectors.toMap(QueueName::name, queue -> queue)),
        Optional.of(Queues.EXECUTIONS),
        WORKERS);
  }
}
