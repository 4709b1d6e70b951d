package io.relance.application.execution;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Queues;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.List;

/** Stores messages that failed too often as dead letters. */
public final class DrainDeadLetters {
  private static final int BATCH = 10;
  private static final int MOST_BATCHES = 50;

  private final ItemStore store;
  private final Queue queue;
  private final InstantSource clock;
  private final Recorder recorder;

  public DrainDeadLetters(ItemStore store, Queue queue, InstantSource clock, Recorder recorder) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
    this.recorder = recorder;
  }

  /** Stores the messages of all dead-letter queues, up to 500 of each; returns how many. */
  public int drain() {
    int drained = 0;
    for (int batches = 0; batches < MOST_BATCHES; batches++) {
      var dead = queue.receiveDead(Queues.ALL, BATCH);
      dead.forEach(this::store);
      drained += dead.values().stream().mapToInt(List::size).sum();
      if (dead.isEmpty()) {
        return drained;
      }
    }
    return drained;
  }

  private void store(QueueName name, List<Received> dead) {
    for (var message : dead) {
      store.transact(List.of(DeadLetters.keep(letter(name, message))));
      recorder.record(new Observation.DeadLettered("message"));
    }
    queue.acknowledgeDead(name, dead);
  }

  private DeadLetter letter(QueueName name, Received message) {
    return new DeadLetter(
        "message-" + Ids.hash(name.name(), message.id()),
        "message",
        name.name(),
        "It failed %d times and was set aside".formatted(name.maxReceives()),
        clock.instant(),
        message.group().orElse("") + "\n" + message.body());
  }
}
