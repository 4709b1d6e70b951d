package io.relance.audience;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import java.util.Arrays;
import java.util.stream.Stream;

/** The rows of a person in the tables of {@code audience.sql}. */
final class SqlRows {
  private SqlRows() {}

  static String contact(Person person) {
    return Sql.row(id(person), Sql.properties(person.contact().properties()));
  }

  static Stream<String> lists(Person person) {
    return person.contact().lists().stream()
        .map(list -> Sql.row(id(person), Sql.text(list.value())));
  }

  static Stream<String> consents(Person person) {
    return Arrays.stream(Channel.values())
        .flatMap(
            channel ->
                Arrays.stream(Purpose.values()).flatMap(type -> consent(person, channel, type)));
  }

  private static Stream<String> consent(Person person, Channel channel, Purpose type) {
    return person.contact().consents().state(channel, type).stream()
        .map(
            state ->
                Sql.row(
                    id(person),
                    Sql.text(channel.name()),
                    Sql.text(type.name()),
                    Sql.text(state.name())));
  }

  static Stream<String> addresses(Person person) {
    return person.contact().addresses().stream()
        .map(
            channel ->
                Sql.row(
                    id(person),
                    Sql.text(channel.name()),
                    "" + person.contact().suppressed().contains(channel)));
  }

  static Stream<String> events(Person person) {
    return person.events().stream()
        .map(
            event ->
                Sql.row(
                    id(person),
                    Sql.text(event.name().value()),
                    Sql.instant(event.at()),
                    Sql.properties(event.properties())));
  }

  static Stream<String> related(Person person) {
    return person.contact().rows().entrySet().stream()
        .flatMap(
            table ->
                table.getValue().stream()
                    .map(
                        values ->
                            Sql.row(
                                id(person),
                                Sql.text(table.getKey().value()),
                                Sql.properties(values))));
  }

  private static String id(Person person) {
    return Sql.text(person.contact().id().value());
  }
}
