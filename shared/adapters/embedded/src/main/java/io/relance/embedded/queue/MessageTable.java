package io.relance.embedded.queue;

import io.relance.domain.queue.Message;
import io.relance.embedded.sqlite.Schema;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL table of all messages.
 *
 * <p>Its {@code since} is the instant from which it could first be received.
 *
 * <p>A message is READY; or it has a due instant: DELAYED, or IN_FLIGHT with a receiver; or, of an
 * ordered queue, it is WAITING behind others of its group. A group has at most one READY, and none
 * while one is DELAYED or IN_FLIGHT.
 */
final class MessageTable {
  static final Schema SCHEMA =
      Schema.of(
          "queues",
          """
          create table queues (number integer primary key, name text not null unique);
          create table messages (
            number integer primary key autoincrement, queue integer not null,
            state integer not null, receives integer not null, due integer, since integer not null,
            message_group text not null, body text not null);
          create index messages_by_state on messages (queue, state, message_group);
          create index messages_by_due on messages (queue, due) where due is not null;
          create table deduplications (
            queue integer not null, value text not null, until integer not null,
            primary key (queue, value)) without rowid;
          create index deduplications_by_age on deduplications (until)
          """);

  static final int READY = 0;
  static final int DELAYED = 1;
  static final int WAITING = 2;
  static final int IN_FLIGHT = 3;

  /** No group: sorts before every group. */
  static final String NO_GROUP = " ";

  private static final Duration DEDUPLICATED = Duration.ofMinutes(5);
  private static final String INSERT =
      """
      insert into messages (queue, state, receives, due, since, message_group, body)
      values (?, ?, 0, ?, ?, ?, ?)""";
  private static final String INSERT_IN_ORDER =
      """
      insert into messages (queue, state, receives, since, message_group, body)
      select ?1, case when exists (
          select 1 from messages where queue = ?1 and state in (0, 1, 2, 3) and message_group = ?2)
        then 2 else 0 end, 0, ?4, ?2, ?3""";
  private static final String SETTLE =
      """
      update messages set state = 0 where number = (
        select min(number) from messages where queue = ?1 and state = 2 and message_group = ?2)
      and not exists (
        select 1 from messages where queue = ?1 and state in (0, 1, 3) and message_group = ?2)""";

  private MessageTable() {}

  /** Inserts a message that can be received at once, or after its delay. */
  static void insert(SqlConnection connection, long queue, Message message, long now)
      throws SQLException {
    var due = now + message.delay().toMillis();
    var statement = connection.prepare(INSERT);
    statement.setLong(1, queue);
    if (message.delay().isZero()) {
      statement.setInt(2, READY);
      statement.setNull(3, java.sql.Types.INTEGER);
    } else {
      statement.setInt(2, DELAYED);
      statement.setLong(3, due);
    }
    statement.setLong(4, due);
    statement.setString(5, message.group().orElse(NO_GROUP));
    statement.setString(6, message.body());
    statement.executeUpdate();
  }

  static void insertInOrder(SqlConnection connection, long queue, Message message, long now)
      throws SQLException {
    connection.execute(INSERT_IN_ORDER, queue, message.group().orElseThrow(), message.body(), now);
  }

  /** Makes the first waiting message of a group visible, unless one before it is in flight. */
  static void settle(SqlConnection connection, long queue, String group) throws SQLException {
    connection.execute(SETTLE, queue, group);
  }

  /** Whether this value was not seen for five minutes; from now on it is. */
  static boolean isFirst(SqlConnection connection, long queue, String value, long now)
      throws SQLException {
    connection.execute("delete from deduplications where until <= ?", now);
    return connection.execute(
            "insert or ignore into deduplications values (?, ?, ?)",
            queue,
            value,
            now + DEDUPLICATED.toMillis())
        == 1;
  }

  /** Moves messages that were received too often to the dead letters; makes due ones visible. */
  static void release(SqlConnection connection, OpenQueue queue, long now) throws SQLException {
    var groups = queue.name().ordered() ? dueGroups(connection, queue, now) : List.<String>of();
    connection.execute(
        """
        update messages set queue = ?, state = 0, due = null
        where queue = ? and due <= ? and receives >= ?""",
        queue.deadNumber(),
        queue.number(),
        now,
        queue.name().maxReceives());
    connection.execute(
        "update messages set state = ?, due = null where queue = ? and due <= ?",
        queue.name().ordered() ? WAITING : READY,
        queue.number(),
        now);
    for (var group : groups) {
      settle(connection, queue.number(), group);
    }
  }

  private static List<String> dueGroups(SqlConnection connection, OpenQueue queue, long now)
      throws SQLException {
    var groups = new ArrayList<String>();
    var statement =
        connection.prepare(
            "select distinct message_group from messages where queue = ? and due <= ?");
    statement.setLong(1, queue.number());
    statement.setLong(2, now);
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        groups.add(rows.getString(1));
      }
    }
    return groups;
  }

  static boolean delete(SqlConnection connection, long queue, ReceiptHandle receiptHandle)
      throws SQLException {
    return connection.execute(
            "delete from messages where number = ? and queue = ? and receives = ?",
            receiptHandle.number(),
            queue,
            receiptHandle.receives())
        == 1;
  }

  static boolean putBack(
      SqlConnection connection, long queue, ReceiptHandle receiptHandle, long due)
      throws SQLException {
    return connection.execute(
            """
            update messages set state = ?, due = ?
            where number = ? and queue = ? and receives = ? and due is not null""",
            DELAYED,
            due,
            receiptHandle.number(),
            queue,
            receiptHandle.receives())
        == 1;
  }

  /** Makes all messages visible, since none is in flight after a restart. */
  static int releaseAll(SqlConnection connection) throws SQLException {
    return connection.execute("update messages set due = 0 where state = ?", IN_FLIGHT);
  }

  /**
   * Makes messages visible that would be due after an instant beyond the longest delay: the clock
   * was ahead when they were sent.
   */
  static int releaseAfter(SqlConnection connection, long latest) throws SQLException {
    connection.execute("delete from deduplications where until > ?", latest);
    return connection.execute("update messages set due = 0 where due > ?", latest);
  }

  static void releaseDead(SqlConnection connection, OpenQueue queue, long now) throws SQLException {
    connection.execute(
        "update messages set state = 0, due = null where queue = ? and due <= ?",
        queue.deadNumber(),
        now);
  }
}
