package io.relance.audience;

import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SegmentKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** People as rows in DuckDB, which counts and lists those for whom criteria hold. */
final class SqlAudience implements AutoCloseable {
  private static final List<String> TABLES =
      List.of("contact", "member", "consent", "address", "event", "related");

  private final Connection connection;

  SqlAudience() throws SQLException, IOException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    run("SET threads = 1");
    try (var schema = SqlAudience.class.getResourceAsStream("audience.sql")) {
      run(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Replaces all rows by those of some people. */
  void replace(Collection<Person> people) throws SQLException {
    for (var table : TABLES) {
      run("DELETE FROM " + table);
    }
    insert("contact", people, person -> Stream.of(SqlRows.contact(person)));
    insert("member", people, SqlRows::lists);
    insert("consent", people, SqlRows::consents);
    insert("address", people, SqlRows::addresses);
    insert("event", people, SqlRows::events);
    insert("related", people, SqlRows::related);
  }

  private void insert(
      String table, Collection<Person> people, Function<Person, Stream<String>> rows)
      throws SQLException {
    var values = people.stream().flatMap(rows).toList();
    if (!values.isEmpty()) {
      run("INSERT INTO %s VALUES %s".formatted(table, String.join(", ", values)));
    }
  }

  /** Sets the moment of the questions to come, and the zone in which a day is a day. */
  void at(Instant now, ZoneId zone) throws SQLException {
    run("SET VARIABLE now = " + Sql.instant(now));
    run("SET VARIABLE zone = " + Sql.text(zone.getId()));
  }

  /** Gives criteria a name; they hold for nobody as a persona if they are none. */
  void define(SegmentKey key, boolean persona, Criteria criteria) throws SQLException {
    var members = "SELECT c.id FROM contact c WHERE " + SqlCriteria.of(criteria);
    view("segment " + key, members);
    view("persona " + key, persona ? members : "SELECT c.id FROM contact c WHERE false");
  }

  private void view(String name, String query) throws SQLException {
    run("CREATE OR REPLACE VIEW %s AS %s".formatted(Sql.name(name), query));
  }

  /** Asks for whom criteria hold; what follows is about them. */
  void ask(Criteria criteria) throws SQLException {
    run(
        "CREATE OR REPLACE TABLE chosen AS SELECT c.id FROM contact c WHERE "
            + SqlCriteria.of(criteria));
  }

  List<ContactId> members() throws SQLException {
    return read("SELECT id FROM chosen ORDER BY id", row -> new ContactId(row.getString(1)));
  }

  AudienceCount count() throws SQLException {
    var all = read("SELECT count(*) FROM chosen", row -> row.getLong(1)).getFirst();
    var subscribed =
        """
        SELECT channel, count(*) FROM consent JOIN chosen ON contact = id
        WHERE type = 'MARKETING' AND state = 'SUBSCRIBED' GROUP BY channel
        """;
    var reachable =
        """
        SELECT a.channel, count(*) FROM address a JOIN chosen ON a.contact = chosen.id
        WHERE is_reachable(chosen.id, a.channel) GROUP BY a.channel
        """;
    return new AudienceCount(all, channels(reachable), channels(subscribed));
  }

  private Map<Channel, Long> channels(String query) throws SQLException {
    var counts = new EnumMap<Channel, Long>(Channel.class);
    for (var count :
        read(query, row -> Map.entry(Channel.valueOf(row.getString(1)), row.getLong(2)))) {
      counts.put(count.getKey(), count.getValue());
    }
    return counts;
  }

  /** Reads one row of a result. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> read(String query, RowReader<T> reader) throws SQLException {
    var read = new ArrayList<T>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        read.add(reader.read(rows));
      }
    }
    return read;
  }
}
