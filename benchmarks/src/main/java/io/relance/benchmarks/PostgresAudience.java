package io.relance.benchmarks;

import io.relance.audience.IndexedContact;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.Scalar;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The people of the sample in PostgreSQL: typed columns for what is asked, consent and reach in
 * columns of their own, and indexes that hold all that a question needs.
 */
final class PostgresAudience implements AutoCloseable {
  private static final String TABLES =
      """
      CREATE UNLOGGED TABLE contact (
        id integer, country text, points numeric, birthday date, created_at timestamptz,
        email_subscribed boolean, sms boolean, email boolean, whatsapp boolean);
      CREATE UNLOGGED TABLE member (list text, contact integer);
      CREATE UNLOGGED TABLE event (contact integer, name text, at timestamptz, total numeric);
      """;
  private static final String INDEXES =
      """
      ALTER TABLE contact ADD PRIMARY KEY (id);
      CREATE INDEX ON contact (country, points);
      CREATE INDEX ON contact (created_at);
      CREATE INDEX ON contact ((extract(month FROM birthday) * 100 + extract(day FROM birthday)));
      ALTER TABLE member ADD PRIMARY KEY (list, contact);
      CREATE INDEX ON event (name, at) INCLUDE (contact) WHERE name <> 'order';
      CREATE INDEX ON event (at) INCLUDE (contact, total) WHERE name = 'order';
      VACUUM ANALYZE contact;
      VACUUM ANALYZE member;
      VACUUM ANALYZE event;
      """;

  private final Connection connection;

  private PostgresAudience(Connection connection) {
    this.connection = connection;
  }

  /** The same people as those of a new sample with so many, and the same events. */
  static PostgresAudience of(PostgresServer server, int people, int events) throws SQLException {
    var audience = new PostgresAudience(server.connect());
    audience.run(TABLES);
    audience.copy(people, events);
    audience.run(INDEXES);
    return audience;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void run(String statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var each : statements.split(";\n")) {
        statement.execute(each);
      }
    }
  }

  private void copy(int people, int events) throws SQLException {
    var sample = new SampleAudience();
    var members = new StringBuilder();
    var contacts = copy("contact");
    for (int number = 0; number < people; number++) {
      var contact = sample.contact(number);
      write(contacts, contact(number, contact));
      for (var list : contact.lists()) {
        members.append(line(list, number));
      }
    }
    contacts.endCopy();
    var lists = copy("member");
    write(lists, members.toString());
    lists.endCopy();
    var random = new Random(1);
    var happened = copy("event");
    for (int number = 0; number < events; number++) {
      int contact = random.nextInt(people);
      write(happened, event(contact, sample.event()));
    }
    happened.endCopy();
  }

  private CopyIn copy(String table) throws SQLException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY %s FROM STDIN".formatted(table));
  }

  private static void write(CopyIn copy, String lines) throws SQLException {
    var bytes = lines.getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
  }

  private static String contact(int number, IndexedContact contact) {
    return line(
        number,
        value(contact, "country"),
        value(contact, "points"),
        value(contact, "birthday"),
        value(contact, "createdAt"),
        contact.consents().permit(Channel.EMAIL, Purpose.MARKETING),
        isReachable(contact, Channel.SMS),
        isReachable(contact, Channel.EMAIL),
        isReachable(contact, Channel.WHATSAPP));
  }

  private static String value(IndexedContact contact, String property) {
    return value(contact.properties().get(property));
  }

  private static boolean isReachable(IndexedContact contact, Channel channel) {
    return contact.addresses().contains(channel)
        && !contact.suppressed().contains(channel)
        && contact.consents().permit(channel, Purpose.MARKETING);
  }

  private static String event(int contact, RecordedEvent event) {
    return line(contact, event.name(), event.at(), value(event.properties().get("total")));
  }

  /** A single value as COPY reads it. */
  private static String value(@Nullable PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> text;
      case Scalar.Numeric(var number) -> number.toPlainString();
      case Scalar.Flag(var flag) -> String.valueOf(flag);
      case PropertyValue.TextList _ -> throw new IllegalStateException("A list is not a value");
      case null -> "\\N";
    };
  }

  private static String line(Object... values) {
    return Stream.of(values).map(Object::toString).collect(Collectors.joining("\t", "", "\n"));
  }

  /**
   * Counts contacts, all of them and by channel those who can be reached, as the index does.
   *
   * @param condition in SQL, on the contact {@code c}
   */
  long count(String condition) throws SQLException {
    var query =
        """
        SELECT count(*), count(*) FILTER (WHERE c.sms), count(*) FILTER (WHERE c.email),
          count(*) FILTER (WHERE c.whatsapp)
        FROM contact c WHERE
        """
            + condition;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
