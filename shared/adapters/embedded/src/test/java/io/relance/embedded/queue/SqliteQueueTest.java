package io.relance.embedded.queue;

import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.QueueContract;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueueTest extends QueueContract {
  @TempDir static Path folder;

  private static final HandClock CLOCK = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private static SqliteDatabase database;
  private static SqliteQueue queue;

  @BeforeAll
  static void open() {
    database = SqliteDatabase.open(folder);
    queue = new SqliteQueue(database, CLOCK);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Queue queue() {
    return queue;
  }

  @Override
  protected Queue reopened() {
    close();
    open();
    return queue;
  }

  @Override
  protected QueueName fresh(boolean ordered, Duration visibility, int maxReceives) {
    return new QueueName(UUID.randomUUID().toString(), ordered, visibility, maxReceives);
  }

  @Override
  protected void letPass(Duration duration) {
    CLOCK.pass(duration);
    queue.wake();
  }

  @Override
  protected boolean letLongPass(Duration duration) {
    letPass(duration);
    return true;
  }
}
