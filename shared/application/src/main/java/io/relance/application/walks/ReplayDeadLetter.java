package io.relance.application.walks;

import io.relance.application.platform.DeadLetter;
import io.relance.application.platform.DeadLetters;
import io.relance.application.store.Ids;
import io.relance.application.store.Queues;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes dead letters of messages that failed too often, and does again what a dead letter tells.
 */
public final class ReplayDeadLetter {
  private static final int BATCH = 10;

  private final ItemStore store;
  private final DeadLetters letters;
  private final LostWaves losses;
  private final Queue queue;
  private final InstantSource clock;

  public ReplayDeadLetter(
      ItemStore store, DeadLetters letters, LostWaves losses, Queue queue, InstantSource clock) {
    this.store = store;
    this.letters = letters;
    this.losses = losses;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Does it again.
   *
   * @return false when there is no such dead letter
   */
  public boolean replay(String id) {
    var found = letters.find(id);
    if (found.isEmpty()) {
      return false;
    }
    var letter = found.orElseThrow();
    if (letter.kind().equals("wave")) {
      return losses.replay(letter.subject());
    }
    queue.send(queueNamed(letter.subject()), message(letter));
    store.transact(List.of(DeadLetters.done(id)));
    return true;
  }

  /** Keeps what lies among the dead letters of all queues; answers how many there were. */
  public int drain() {
    return Queues.ALL.stream().mapToInt(this::drain).sum();
  }

  private int drain(QueueName name) {
    var dead = queue.receiveDead(name, BATCH);
    for (var message : dead) {
      store.transact(List.of(DeadLetters.keep(letter(name, message))));
    }
    if (!dead.isEmpty()) {
      queue.acknowledgeDead(name, dead);
    }
    return dead.size();
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

  private static Message message(DeadLetter letter) {
    int end = letter.body().indexOf('\n');
    var message = Message.of(letter.body().substring(end + 1));
    return end == 0 ? message : message.inGroup(letter.body().substring(0, end));
  }

  private static QueueName queueNamed(String name) {
    return Queues.ALL.stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A dead letter names a queue of ours"));
  }
}
