package io.relance.embedded.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.fault.FaultyQueue;
import io.relance.testkit.fault.QueueFaults;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server sees of its queues beyond the port, and what tests do to them. */
class QueueViewsTest {
  private static final Duration VISIBILITY = Duration.ofSeconds(30);
  private static final QueueName PLAIN = new QueueName("plain", false, VISIBILITY, 1);
  private static final QueueName ORDERED = new QueueName("ordered", true, VISIBILITY, 1);

  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  @TempDir Path folder;
  private SqliteDatabase database;
  private SqliteQueue queue;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    queue = new SqliteQueue(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void deliversAfterARestartWhatAClockThatWasAheadDelayed() {
    clock.pass(Duration.ofDays(1));
    queue.send(PLAIN, Message.of("later").delayed(Duration.ofMinutes(1)));
    close();
    clock.pass(Duration.ofDays(-1));

    open();

    assertThat(queue.receive(PLAIN, 1, Duration.ZERO)).hasSize(1);
  }

  @Test
  void letsReceiversGoWhenTheProcessStops() throws Exception {
    assertThat(queue.receive(PLAIN, 1, Duration.ZERO)).isEmpty();
    var waiting =
        CompletableFuture.supplyAsync(() -> queue.receive(PLAIN, 1, Duration.ofMinutes(5)));

    queue.stopReceiving();

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void countsWhereMessagesStand() {
    queue.send(PLAIN, numbered(5));
    queue.send(PLAIN, Message.of("later").delayed(Duration.ofMinutes(1)));
    var received = queue.receive(PLAIN, 2, Duration.ZERO);
    queue.acknowledge(PLAIN, received.subList(0, 1));
    assertThat(queue.counts(PLAIN)).isEqualTo(new QueueCounts(3, 1, 1, 0));

    clock.pass(VISIBILITY);
    var _ = queue.receive(PLAIN, 1, Duration.ZERO);

    assertThat(queue.counts(PLAIN)).isEqualTo(new QueueCounts(2, 1, 1, 1));
  }

  @Test
  void measuresHowLongTheOldestMessageWaits() {
    assertThat(queue.age(PLAIN)).isZero();
    queue.send(PLAIN, Message.of("later").delayed(Duration.ofMinutes(1)));
    queue.send(ORDERED, Message.of("1").inGroup("g"));
    clock.pass(Duration.ofSeconds(30));
    assertThat(queue.age(PLAIN)).as("one that is delayed").isZero();
    assertThat(queue.age(ORDERED)).isEqualTo(Duration.ofSeconds(30));

    clock.pass(Duration.ofSeconds(40));
    var received = queue.receive(PLAIN, 1, Duration.ZERO);
    assertThat(queue.age(PLAIN)).as("one in flight").isEqualTo(Duration.ofSeconds(10));

    queue.release(PLAIN, received.getFirst(), Duration.ofSeconds(5));
    clock.pass(Duration.ofSeconds(5));
    assertThat(queue.age(PLAIN)).as("one put back").isEqualTo(Duration.ofSeconds(15));
    queue.acknowledge(PLAIN, queue.receive(PLAIN, 1, Duration.ZERO));
    assertThat(queue.age(PLAIN)).isZero();
  }

  @Test
  void isIdleWithoutMessagesToReceiveOrInFlight() {
    assertThat(queue.idle(PLAIN)).isTrue();

    queue.send(PLAIN, Message.of("later").delayed(Duration.ofMinutes(1)));
    assertThat(queue.idle(PLAIN)).isTrue();
    assertThat(queue.nextDue(PLAIN)).contains(clock.instant().plusSeconds(60));

    clock.pass(Duration.ofMinutes(1));
    assertThat(queue.idle(PLAIN)).isFalse();

    var received = queue.receive(PLAIN, 1, Duration.ZERO);
    assertThat(queue.idle(PLAIN)).isFalse();

    queue.acknowledge(PLAIN, received);
    assertThat(queue.idle(PLAIN)).isTrue();
    assertThat(queue.nextDue(PLAIN)).isEmpty();
  }

  @Test
  void sendsWithinSomebodysWriteOrNotAtAll() {
    database.write(
        connection -> {
          queue.insert(connection, PLAIN, Message.of("kept"));
          return 0;
        });
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                database.write(
                    connection -> {
                      queue.insert(connection, PLAIN, Message.of("undone"));
                      throw new IllegalStateException("The write fails");
                    }));

    assertThat(queue.receive(PLAIN, 10, Duration.ZERO))
        .extracting(Received::body)
        .containsExactly("kept");
  }

  @Test
  void givesAtOnceAfterARestartWhatWasInFlightAndKeepsDelays() {
    queue.send(ORDERED, List.of(Message.of("1").inGroup("g"), Message.of("2").inGroup("g")));
    var twice = new QueueName("twice", true, VISIBILITY, 2);
    queue.send(twice, List.of(Message.of("1").inGroup("g"), Message.of("2").inGroup("g")));
    queue.send(PLAIN, Message.of("later").delayed(Duration.ofMinutes(1)));
    var _ = queue.receive(twice, 1, Duration.ZERO);

    close();
    open();

    assertThat(queue.receive(twice, 10, Duration.ZERO))
        .extracting(Received::body)
        .containsExactly("1", "2");
    assertThat(queue.receive(PLAIN, 10, Duration.ZERO)).isEmpty();
  }

  @Test
  void receivesAThousandAtOnce() {
    queue.send(PLAIN, numbered(2_500));

    assertThat(queue.receive(PLAIN, 1_000, Duration.ZERO)).hasSize(1_000);
    assertThat(queue.receive(PLAIN, 2_000, Duration.ZERO)).hasSize(1_500);
  }

  @Test
  void redeliversAndReordersWhenATestWantsIt() {
    var queue = new FaultyQueue(new SqliteQueue(database, clock), new Unruly());
    var name = new QueueName("unruly", false, VISIBILITY, 10);
    queue.send(name, numbered(3));

    var first = queue.receive(name, 3, Duration.ZERO);
    var again = queue.receive(name, 3, Duration.ZERO);

    assertThat(first).extracting(Received::body).containsExactly("2", "1", "0");
    assertThat(again).extracting(Received::body).containsExactly("1");
    assertThat(again.getFirst().receiveCount()).isEqualTo(2);
  }

  private static List<Message> numbered(int number) {
    return IntStream.range(0, number).mapToObj(at -> Message.of(Integer.toString(at))).toList();
  }

  /** Shows the message "1" twice, and everything backwards. */
  private static final class Unruly implements QueueFaults {
    @Override
    public boolean isRedelivered(Received message) {
      return message.body().equals("1") && message.receiveCount() == 1;
    }

    @Override
    public List<Received> reordered(List<Received> messages) {
      return new ArrayList<>(messages).reversed();
    }
  }
}
