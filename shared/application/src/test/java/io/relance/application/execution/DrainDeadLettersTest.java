package io.relance.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.DeadLetters;
import io.relance.application.persistence.Queues;
import io.relance.application.testing.TestProject;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.ItemStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
    "D-3: what an outage left in the dead-letter queues can be seen at once, not 60 an hour")
class DrainDeadLettersTest {
  private static final QueueName QUEUE = Queues.LAUNCHES;

  @TempDir Path folder;
  @AutoClose private SqliteDatabase database;
  private final HandClock clock = TestProject.clock();
  private ItemStore store;
  private Queue queue;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock);
    queue = new SqliteQueue(database, clock);
  }

  @Test
  void storesAllMessagesThatFailedInOneDrain() {
    failForGood(137);

    assertThat(drain()).isEqualTo(137);

    assertThat(lettersStored()).isEqualTo(137);
    assertThat(drain()).isZero();
  }

  @Test
  @DisplayName("One drain is bounded, so that it ends before its function's time; the next goes on")
  void continuesWhereTheLastDrainEnded() {
    failForGood(700);

    assertThat(drain()).isEqualTo(500);
    assertThat(drain()).isEqualTo(200);

    assertThat(lettersStored()).isEqualTo(700);
  }

  private int drain() {
    return new DrainDeadLetters(store, queue, clock, _ -> {}).drain();
  }

  private long lettersStored() {
    return new DeadLetters(store).causes().stream().mapToLong(DeadLetters.Cause::count).sum();
  }

  private void failForGood(int messages) {
    var bodies = IntStream.range(0, messages).mapToObj(number -> Message.of("launch " + number));
    queue.send(QUEUE, bodies.toList());
    for (int times = 0; times < QUEUE.maxReceives(); times++) {
      queue.receive(QUEUE, messages, Duration.ZERO);
      clock.pass(QUEUE.visibility().plusSeconds(1));
    }
    assertThat(queue.receive(QUEUE, messages, Duration.ZERO)).isEmpty();
  }
}
