package io.relance.embedded.queue;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Queues in SQLite, with the rules of SQS; after a restart nothing is in flight any more. */
public final class SqliteQueue implements Queue {
  private static final Duration LONGEST_PUT_BACK = Duration.ofHours(12);
  private static final int SENT_AT_ONCE = 500;

  private final SqliteDatabase database;
  private final InstantSource clock;
  private final OpenQueues queues;

  public SqliteQueue(SqliteDatabase database, InstantSource clock) {
    database.install(MessageTable.SCHEMA);
    var latest = clock.instant().plus(LONGEST_PUT_BACK).toEpochMilli();
    database.write(MessageTable::releaseAll);
    if (database.write(connection -> MessageTable.releaseAfter(connection, latest)) > 0) {
      System.getLogger(SqliteQueue.class.getName())
          .log(Level.WARNING, "Messages were delayed by a clock that was ahead; they go on now");
    }
    this.database = database;
    this.clock = clock;
    this.queues = new OpenQueues(database, clock);
  }

  @Override
  public void send(QueueName name, List<Message> messages) {
    messages.forEach(message -> message.checkSuits(name));
    var queue = queues.open(name);
    var sent = new ArrayList<CompletableFuture<Integer>>();
    for (var from = 0; from < messages.size(); from += SENT_AT_ONCE) {
      var some = messages.subList(from, Math.min(messages.size(), from + SENT_AT_ONCE));
      sent.add(database.submit(connection -> insertAll(connection, queue, some)));
    }
    sent.forEach(SqliteDatabase::answer);
  }

  /** Inserts a message as part of another write to the same database. */
  public void insert(SqlConnection connection, QueueName name, Message message)
      throws SQLException {
    message.checkSuits(name);
    var _ = insertAll(connection, queues.open(connection, name), List.of(message));
  }

  private int insertAll(SqlConnection connection, OpenQueue queue, List<Message> messages)
      throws SQLException {
    var ready = false;
    for (var message : messages) {
      ready |= insert(connection, queue, message);
    }
    if (ready) {
      connection.afterCommit(queue.arrivals()::ready);
    }
    return messages.size();
  }

  /** Returns whether it is visible immediately. */
  private boolean insert(SqlConnection connection, OpenQueue queue, Message message)
      throws SQLException {
    var now = clock.millis();
    if (isRepeated(connection, queue, message, now)) {
      return false;
    }
    if (queue.name().ordered()) {
      MessageTable.insertInOrder(connection, queue.number(), message, now);
      return true;
    }
    MessageTable.insert(connection, queue.number(), message, now);
    if (message.delay().isZero()) {
      return true;
    }
    var due = now + message.delay().toMillis();
    connection.afterCommit(() -> queue.arrivals().due(due));
    return false;
  }

  private static boolean isRepeated(
      SqlConnection connection, OpenQueue queue, Message message, long now) throws SQLException {
    return message.deduplication().isPresent()
        && !MessageTable.isFirst(
            connection, queue.number(), message.deduplication().orElseThrow(), now);
  }

  @Override
  public List<Received> receive(QueueName name, int max, Duration wait) {
    if (max < 1) {
      throw new IllegalArgumentException("The most messages must be at least 1, not " + max);
    }
    var queue = queues.open(name);
    var deadline = System.nanoTime() + wait.toNanos();
    try {
      while (queue.arrivals().await(deadline)) {
        var received = database.write(connection -> take(connection, queue, max));
        if (!received.isEmpty()) {
          return received;
        }
      }
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted while waiting for messages", e);
    }
  }

  private List<Received> take(SqlConnection connection, OpenQueue queue, int max)
      throws SQLException {
    var now = clock.millis();
    var queueSignal = queue.arrivals();
    if (queueSignal.isDue(now)) {
      MessageTable.release(connection, queue, now);
      var next = QueueViews.nextDue(connection, queue.number());
      connection.afterCommit(() -> queueSignal.dueNext(next));
    }
    var due = now + queue.name().visibility().toMillis();
    var receiveOperation =
        new ReceiveOperation(connection, queue.number(), queueSignal.servedLast(), max, due);
    var received =
        queue.name().ordered() ? receiveOperation.fromOrdered() : receiveOperation.fromPlain();
    queueSignal.served(receiveOperation.servedLast());
    var more = received.size() == max && QueueViews.isReady(connection, queue.number());
    connection.afterCommit(
        () -> queueSignal.taken(more, received.isEmpty() ? Long.MAX_VALUE : due));
    return received;
  }

  @Override
  public void acknowledge(QueueName name, List<Received> messages) {
    var queue = queues.open(name);
    if (!messages.isEmpty()) {
      database.write(connection -> delete(connection, queue, messages));
    }
  }

  private int delete(SqlConnection connection, OpenQueue queue, List<Received> messages)
      throws SQLException {
    var groups = new HashSet<String>();
    var deleted = 0;
    for (var message : messages) {
      if (MessageTable.delete(connection, queue.number(), ReceiptHandle.of(message))) {
        deleted++;
        message.group().ifPresent(groups::add);
      }
    }
    if (queue.name().ordered()) {
      for (var group : groups) {
        MessageTable.settle(connection, queue.number(), group);
      }
      connection.afterCommit(queue.arrivals()::ready);
    }
    return deleted;
  }

  @Override
  public void release(QueueName name, Received message, Duration after) {
    if (after.isNegative() || after.compareTo(LONGEST_PUT_BACK) > 0) {
      throw new IllegalArgumentException("The delay must be from 0 to 12 hours, not " + after);
    }
    var queue = queues.open(name);
    var due = clock.millis() + after.toMillis();
    database.write(
        connection -> {
          connection.afterCommit(() -> queue.arrivals().due(due));
          return MessageTable.putBack(connection, queue.number(), ReceiptHandle.of(message), due);
        });
  }

  @Override
  public Map<QueueName, List<Received>> receiveDead(Collection<QueueName> names, int max) {
    var found = new LinkedHashMap<QueueName, List<Received>>();
    for (var name : names) {
      var dead = receiveDead(name, max);
      if (!dead.isEmpty()) {
        found.put(name, dead);
      }
    }
    return found;
  }

  @Override
  public List<Received> receiveDead(QueueName name, int max) {
    var queue = queues.open(name);
    return database.write(
        connection -> {
          var now = clock.millis();
          MessageTable.release(connection, queue, now);
          MessageTable.releaseDead(connection, queue, now);
          var due = now + queue.name().visibility().toMillis();
          return new ReceiveOperation(connection, queue.deadNumber(), "", max, due).fromPlain();
        });
  }

  @Override
  public void acknowledgeDead(QueueName name, List<Received> messages) {
    var queue = queues.open(name);
    database.write(
        connection -> {
          var deleted = 0;
          for (var message : messages) {
            var receiptHandle = ReceiptHandle.of(message);
            deleted += MessageTable.delete(connection, queue.deadNumber(), receiptHandle) ? 1 : 0;
          }
          return deleted;
        });
  }

  /**
   * Whether nothing can be received now and nothing is in flight; delayed messages may be there.
   */
  public boolean idle(QueueName name) {
    var queue = queues.open(name);
    return database.read(
        connection -> QueueViews.isIdle(connection, queue.number(), clock.millis()));
  }

  public QueueCounts counts(QueueName name) {
    var queue = queues.open(name);
    return database.read(connection -> QueueViews.counts(connection, queue, clock.millis()));
  }

  /**
   * How long the oldest message has waited to be received, or been in flight, since it first could
   * be received; zero when there is none.
   */
  public Duration age(QueueName name) {
    var queue = queues.open(name);
    var now = clock.millis();
    var since = database.read(connection -> QueueViews.oldest(connection, queue.number(), now));
    return Duration.ofMillis(now - since);
  }

  /** All messages but the dead ones, in their order, with what is left of their delays. */
  public Stream<Message> waiting(QueueName name) {
    var queue = queues.open(name);
    return Stream.iterate(
            waiting(queue, 0),
            page -> !page.isEmpty(),
            page -> waiting(queue, page.getLast().number()))
        .flatMap(List::stream)
        .map(WaitingMessages.Waiting::message);
  }

  private List<WaitingMessages.Waiting> waiting(OpenQueue queue, long after) {
    return database.read(
        connection -> WaitingMessages.after(connection, queue, after, clock.millis()));
  }

  /** When the next message that is delayed or in flight can be received; empty when none is. */
  public Optional<Instant> nextDue(QueueName name) {
    var queue = queues.open(name);
    var due = database.read(connection -> QueueViews.nextDue(connection, queue.number()));
    return due == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(due));
  }

  /** Lets all receivers go at once, without messages: the process stops. */
  public void stopReceiving() {
    queues.stop();
  }

  /** Makes all receivers read the clock again after it was set. */
  public void wake() {
    queues.wake();
  }
}
