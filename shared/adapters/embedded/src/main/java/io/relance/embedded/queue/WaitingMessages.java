package io.relance.embedded.queue;

import io.relance.domain.queue.Message;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the messages of a queue without taking any. */
final class WaitingMessages {
  private static final int AT_ONCE = 50;

  private WaitingMessages() {}

  /** A message in the form in which it can be sent again. */
  record Waiting(long number, Message message) {}

  /** The next messages after one, in the order in which they were sent. */
  static List<Waiting> after(SqlConnection connection, OpenQueue queue, long after, long now)
      throws SQLException {
    var statement =
        connection.prepare(
            """
            select number, message_group, body, due from messages
            where queue = ? and number > ? order by number limit ?""");
    statement.setLong(1, queue.number());
    statement.setLong(2, after);
    statement.setInt(3, AT_ONCE);
    var page = new ArrayList<Waiting>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        page.add(new Waiting(rows.getLong(1), message(queue, rows, now)));
      }
    }
    return page;
  }

  private static Message message(OpenQueue queue, ResultSet rows, long now) throws SQLException {
    var group = rows.getString(2);
    var message = Message.of(rows.getString(3));
    var grouped = group.equals(MessageTable.NO_GROUP) ? message : message.inGroup(group);
    return queue.name().ordered() ? grouped : grouped.delayed(left(rows.getLong(4) - now));
  }

  /** None is put off for longer than a message may be. */
  private static Duration left(long millis) {
    var left = Duration.ofSeconds(Math.ceilDiv(Math.max(millis, 0), 1000L));
    return left.compareTo(Message.LONGEST_DELAY) > 0 ? Message.LONGEST_DELAY : left;
  }
}
