package io.relance.embedded.queue;

import static java.util.Comparator.comparingLong;

import io.relance.domain.queue.Received;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One receive: takes visible messages from the groups in turn. */
final class ReceiveOperation {
  /** The first message of the first group after ?2. */
  private static final String NEXT =
      """
      update messages set state = 3, receives = receives + 1, due = ?3 where number = (
        select number from messages where queue = ?1 and state = 0 and message_group > ?2
        order by message_group, number limit 1)
      returning number, receives, message_group, body""";

  /** Up to ?4 messages of a group, of those in state ?3. */
  private static final String MORE =
      """
      update messages set state = 3, receives = receives + 1, due = ?5 where number in (
        select number from messages where queue = ?1 and message_group = ?2 and state = ?3
        order by number limit ?4)
      returning number, receives, message_group, body""";

  private final SqlConnection connection;
  private final long queue;
  private final int max;
  private final long due;
  private final List<Taken> taken = new ArrayList<>();
  private String servedLast;

  /** A received message; its number is its place in the order of sending. */
  private record Taken(long number, int receives, String group, String body) {
    Received received() {
      return new Received(
          Long.toString(number),
          new ReceiptHandle(number, receives).text(),
          body,
          group.equals(MessageTable.NO_GROUP) ? Optional.empty() : Optional.of(group),
          receives);
    }
  }

  /**
   * @param servedLast the group whose turn it was last
   */
  ReceiveOperation(SqlConnection connection, long queue, String servedLast, int max, long due) {
    this.connection = connection;
    this.queue = queue;
    this.servedLast = servedLast;
    this.max = max;
    this.due = due;
  }

  List<Received> fromPlain() throws SQLException {
    return takeOneOfEachGroupThenMore(MessageTable.READY);
  }

  /** The first message of a group, and those that wait behind it. */
  List<Received> fromOrdered() throws SQLException {
    return takeOneOfEachGroupThenMore(MessageTable.WAITING);
  }

  String servedLast() {
    return servedLast;
  }

  private List<Received> takeOneOfEachGroupThenMore(int state) throws SQLException {
    var groups = takeOneOfEachGroup();
    var before = -1;
    while (left() > 0 && taken.size() > before) {
      before = taken.size();
      var share = Math.ceilDiv(left(), Math.max(1, groups.size()));
      for (var group : groups) {
        receiveMore(group, state, Math.min(share, left()));
      }
    }
    taken.sort(comparingLong(Taken::number));
    return taken.stream().map(Taken::received).toList();
  }

  /** Takes one message of each group, beginning after the group that was served last. */
  private Set<String> takeOneOfEachGroup() throws SQLException {
    var groups = new LinkedHashSet<String>();
    var end = servedLast;
    while (takeNext()) {
      groups.add(servedLast);
    }
    if (left() > 0) {
      servedLast = "";
    }
    while (servedLast.compareTo(end) < 0 && takeNext()) {
      groups.add(servedLast);
    }
    return groups;
  }

  private boolean takeNext() throws SQLException {
    if (left() == 0) {
      return false;
    }
    var statement = connection.prepare(NEXT);
    statement.setLong(1, queue);
    statement.setString(2, servedLast);
    statement.setLong(3, due);
    if (collect(statement) == 0) {
      return false;
    }
    servedLast = taken.getLast().group();
    return true;
  }

  private void receiveMore(String group, int state, int most) throws SQLException {
    if (most > 0) {
      var statement = connection.prepare(MORE);
      statement.setLong(1, queue);
      statement.setString(2, group);
      statement.setInt(3, state);
      statement.setInt(4, most);
      statement.setLong(5, due);
      var _ = collect(statement);
    }
  }

  private int collect(PreparedStatement statement) throws SQLException {
    var before = taken.size();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        taken.add(new Taken(rows.getLong(1), rows.getInt(2), rows.getString(3), rows.getString(4)));
      }
    }
    return taken.size() - before;
  }

  private int left() {
    return max - taken.size();
  }
}
