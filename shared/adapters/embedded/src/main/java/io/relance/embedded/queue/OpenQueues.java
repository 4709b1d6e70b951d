package io.relance.embedded.queue;

import io.relance.domain.queue.QueueName;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The queues met so far. */
final class OpenQueues {
  private final SqliteDatabase database;
  private final InstantSource clock;
  private final Map<String, OpenQueue> open = new ConcurrentHashMap<>();
  private final Map<String, QueueSignal> arrivals = new ConcurrentHashMap<>();

  OpenQueues(SqliteDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  OpenQueue open(QueueName name) {
    var known = open.get(name.name());
    return checked(known != null ? known : database.write(c -> open(c, name)), name);
  }

  /** As a part of a write. */
  OpenQueue open(SqlConnection connection, QueueName name) throws SQLException {
    var known = open.get(name.name());
    if (known != null) {
      return checked(known, name);
    }
    var opened =
        new OpenQueue(
            name,
            number(connection, name.name()),
            number(connection, name.name() + " (dead)"),
            arrivals.computeIfAbsent(name.name(), _ -> new QueueSignal(clock)));
    connection.afterCommit(() -> open.putIfAbsent(name.name(), opened));
    return opened;
  }

  private static long number(SqlConnection connection, String name) throws SQLException {
    connection.execute("insert or ignore into queues (name) values (?)", name);
    var statement = connection.prepare("select number from queues where name = ?");
    statement.setString(1, name);
    try (var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static OpenQueue checked(OpenQueue known, QueueName name) {
    if (!known.name().equals(name)) {
      throw new IllegalArgumentException("Queue " + name + " was declared as " + known.name());
    }
    return known;
  }

  void stop() {
    arrivals.values().forEach(QueueSignal::stop);
  }

  void wake() {
    arrivals.values().forEach(QueueSignal::wake);
  }
}
