package io.relance.application.execution;

import io.relance.application.admin.Audit;
import io.relance.application.admin.AuditScope;
import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.execution.wave.FailedWaves;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.domain.id.WaveId;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replays dead letters, and stores messages that failed too often. */
public final class ReplayDeadLetter {
  private final ItemStore store;
  private final DeadLetters letters;
  private final FailedWaves losses;
  private final Queue queue;
  private final InstantSource clock;
  private final DrainDeadLetters draining;
  private final FileReplay files;

  /** Puts files on their servers that could not be put there. */
  @FunctionalInterface
  public interface FileReplay {
    /**
     * Starts to put a file there once more; false when that was done before.
     *
     * @param with further writes in the transaction that starts it
     */
    boolean replay(DeadLetter letter, List<Write> with);
  }

  public ReplayDeadLetter(
      ItemStore store,
      DeadLetters letters,
      FailedWaves losses,
      Queue queue,
      InstantSource clock,
      DrainDeadLetters draining,
      FileReplay files) {
    this.store = store;
    this.letters = letters;
    this.losses = losses;
    this.queue = queue;
    this.clock = clock;
    this.draining = draining;
    this.files = files;
  }

  /**
   * Replays a dead letter.
   *
   * @return false when there is no such dead letter
   */
  public boolean replay(String id) {
    var found = letters.find(id);
    if (found.isEmpty()) {
      return false;
    }
    return replay(found.orElseThrow(), Audit.Change.of("dead-letter.replay", id));
  }

  private boolean replay(DeadLetter letter, Audit.Change change) {
    var entry = AuditScope.entry(change, clock.instant());
    if (letter.kind().equals("wave")) {
      return losses.replay(new WaveId(letter.resource()), entry);
    }
    if (letter.kind().equals("file")) {
      return files.replay(letter, entry);
    }
    queue.send(queueNamed(letter.resource()), message(letter));
    var writes = new ArrayList<Write>(entry);
    writes.add(DeadLetters.done(letter.id()));
    store.transact(writes);
    return true;
  }

  /** Replays all dead letters with a cause; returns how many there were. */
  public int replayAll(String cause) {
    int replayed = 0;
    for (var id : letters.withCause(cause)) {
      var after = Json.write(Map.of("replayed", replayed + 1));
      var change = new Audit.Change("dead-letter.replay-all", cause, "", after);
      var letter = letters.find(id);
      if (letter.isPresent() && replay(letter.orElseThrow(), change)) {
        replayed++;
      }
    }
    return replayed;
  }

  /** Stores the messages of all dead-letter queues; returns how many there were. */
  public int drain() {
    return draining.drain();
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
        .orElseThrow(
            () -> new IllegalStateException("Queue " + name + " of a dead letter not found"));
  }
}
