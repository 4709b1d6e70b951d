package io.relance.embedded.queue;

import io.relance.domain.queue.Received;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One receive: takes what can be received, group after group, so that each has its turn. */
final class Take {
  /** Up to ?4 messages from each of up to ?3 groups after ?2. */
  private static final String FROM_GROUPS =
      """
      with recursive groups(name) as (
        select (select message_group from messages
          where queue = ?1 and state = 0 and message_group > ?2 order by message_group limit 1)
        union all
        select (select message_group from messages
          where queue = ?1 and state = 0 and message_group > groups.name
          order by message_group limit 1)
        from groups where name is not null limit ?3)
      update messages set state = 3, receives = receives + 1, due = ?5 where number in (
        select m.number from groups cross join messages m on m.number in (
          select number from messages where queue = ?1 and state = 0 and message_group = groups.name
          order by number limit ?4)
        where groups.name is not null)
      returning number, receives, message_group, body""";

  /** Up to ?3 of those that wait in a group. */
  private static final String FOLLOWERS =
      """
      update messages set state = 3, receives = receives + 1, due = ?4 where number in (
        select number from messages where queue = ?1 and state = 2 and message_group = ?2
        order by number limit ?3)
      returning number, receives, message_group, body""";

  private final SqlConnection connection;
  private final long queue;
  private String servedLast;
  private final int max;
  private final long due;
  private final List<Taken> taken = new ArrayList<>();

  /** A message that was taken, with its place in the order of sending. */
  record Taken(long number, int receives, String group, String body) {
    Received received() {
      return new Received(
          Long.toString(number),
          new Receipt(number, receives).text(),
          body,
          group.equals(MessageTable.NO_GROUP) ? Optional.empty() : Optional.of(group),
          receives);
    }
  }

  Take(SqlConnection connection, long queue, String servedLast, int max, long due) {
    this.connection = connection;
    this.queue = queue;
    this.servedLast = servedLast;
    this.max = max;
    this.due = due;
  }

  List<Taken> ofPlain() throws SQLException {
    oneOfEachGroup();
    while (left() > 0 && takeFrom("", left(), Math.max(1, left() / groupsTaken())) > 0) {
      // Who has more gets more, once each group had its turn.
    }
    return inOrder();
  }

  List<Taken> ofOrdered() throws SQLException {
    oneOfEachGroup();
    followers(Math.ceilDiv(left(), groupsTaken()));
    followers(max);
    return inOrder();
  }

  /** The group that the next receive goes on after. */
  String servedLast() {
    return servedLast;
  }

  private void oneOfEachGroup() throws SQLException {
    takeFrom(servedLast, max, 1);
    if (left() > 0) {
      takeFrom("", left(), 1);
    }
  }

  private int takeFrom(String after, int groups, int ofEach) throws SQLException {
    var before = taken.size();
    var statement = connection.prepare(FROM_GROUPS);
    statement.setLong(1, queue);
    statement.setString(2, after);
    statement.setInt(3, groups);
    statement.setInt(4, ofEach);
    statement.setLong(5, due);
    collect(statement);
    taken.subList(before, taken.size()).stream()
        .map(Taken::group)
        .max(String::compareTo)
        .ifPresent(group -> servedLast = group);
    return taken.size() - before;
  }

  private void followers(int ofEach) throws SQLException {
    for (var group : groups()) {
      if (left() > 0) {
        var statement = connection.prepare(FOLLOWERS);
        statement.setLong(1, queue);
        statement.setString(2, group);
        statement.setInt(3, Math.min(ofEach, left()));
        statement.setLong(4, due);
        collect(statement);
      }
    }
  }

  private void collect(java.sql.PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        taken.add(new Taken(rows.getLong(1), rows.getInt(2), rows.getString(3), rows.getString(4)));
      }
    }
  }

  private int left() {
    return max - taken.size();
  }

  private int groupsTaken() {
    return Math.max(1, groups().size());
  }

  private Set<String> groups() {
    var groups = new LinkedHashSet<String>();
    taken.forEach(each -> groups.add(each.group()));
    return groups;
  }

  private List<Taken> inOrder() {
    taken.sort(java.util.Comparator.comparingLong(Taken::number));
    return taken;
  }
}
