package io.relance.embedded.queue;

import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;

/** What there is to see of a queue without taking anything. */
final class QueueViews {
  private QueueViews() {}

  static boolean isReady(SqlConnection connection, long queue) throws SQLException {
    var statement =
        connection.prepare("select exists (select 1 from messages where queue = ? and state = 0)");
    statement.setLong(1, queue);
    try (var rows = statement.executeQuery()) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /** When the next delayed or in-flight message becomes visible; the maximum if there is none. */
  static long nextDue(SqlConnection connection, long queue) throws SQLException {
    var statement =
        connection.prepare(
            "select due from messages where queue = ? and due is not null order by due limit 1");
    statement.setLong(1, queue);
    try (var rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : Long.MAX_VALUE;
    }
  }

  static boolean isIdle(SqlConnection connection, long queue, long now) throws SQLException {
    var statement =
        connection.prepare(
            """
            select not exists (select 1 from messages where queue = ?1 and state in (0, 3))
              and not exists (select 1 from messages where queue = ?1 and due <= ?2)""");
    statement.setLong(1, queue);
    statement.setLong(2, now);
    try (var rows = statement.executeQuery()) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /** Since when the oldest message could be received; an instant itself when there is none. */
  static long oldest(SqlConnection connection, long queue, long now) throws SQLException {
    var statement =
        connection.prepare(
            "select coalesce(min(since), ?2) from messages where queue = ?1 and since <= ?2");
    statement.setLong(1, queue);
    statement.setLong(2, now);
    try (var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static QueueCounts counts(SqlConnection connection, OpenQueue queue, long now)
      throws SQLException {
    var statement =
        connection.prepare(
            """
            select
              (select count(*) from messages where queue = ?1 and state in (0, 2))
                + (select count(*) from messages where queue = ?1 and due <= ?3),
              (select count(*) from messages where queue = ?1 and state = 3 and due > ?3),
              (select count(*) from messages where queue = ?1 and state = 1 and due > ?3),
              (select count(*) from messages where queue = ?2)""");
    statement.setLong(1, queue.number());
    statement.setLong(2, queue.deadNumber());
    statement.setLong(3, now);
    try (var rows = statement.executeQuery()) {
      rows.next();
      return new QueueCounts(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
    }
  }
}
