package io.relance.audience;

import io.relance.audience.column.Columns;
import io.relance.audience.column.Rows;
import io.relance.audience.column.SnapshotInput;
import io.relance.audience.column.SnapshotOutput;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.id.TableKey;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Some of the contacts, a row for each, with what criteria ask of them. */
final class Shard {
  private final BitSet contacts;
  private final Columns properties;
  private final Marks marks;
  private final Map<EventName, EventHistory> histories = new HashMap<>();
  private final Map<TableKey, RecordBlock> tables = new HashMap<>();

  Shard() {
    this(new BitSet(), new Columns(), new Marks());
  }

  private Shard(BitSet contacts, Columns properties, Marks marks) {
    this.contacts = contacts;
    this.properties = properties;
    this.marks = marks;
  }

  void put(int row, IndexedContact contact) {
    contacts.set(row);
    properties.put(row, contact.properties());
    removeRows(row);
    marks.put(row, Mark.of(contact));
    contact
        .rows()
        .forEach(
            (key, rows) -> {
              var table = tables.computeIfAbsent(key, _ -> new RecordBlock(0));
              rows.forEach(values -> table.add(row, 0, values));
            });
  }

  private void removeRows(int row) {
    tables.forEach(
        (key, table) -> {
          if (marks.has(row, new Mark.Related(key))) {
            table.removeAll(row);
          }
        });
  }

  void remove(int row) {
    contacts.clear(row);
    properties.clear(row);
    removeRows(row);
    marks.clear(row);
    histories.values().forEach(history -> history.remove(row));
  }

  void add(int row, RecordedEvent event) {
    histories
        .computeIfAbsent(event.name(), _ -> new EventHistory())
        .add(row, event.at().toEpochMilli(), event.properties());
  }

  Columns properties() {
    return properties;
  }

  Marks marks() {
    return marks;
  }

  EventHistory history(EventName name) {
    return histories.getOrDefault(name, EventHistory.NONE);
  }

  RecordBlock rows(TableKey table) {
    return tables.getOrDefault(table, RecordBlock.NONE);
  }

  AudienceCount count(Question question) {
    var holding = holding(question);
    var reachable = new EnumMap<Channel, Long>(Channel.class);
    var subscribed = new EnumMap<Channel, Long>(Channel.class);
    for (var channel : Channel.values()) {
      reachable.put(channel, (long) holding.countWith(reachable(channel)));
      subscribed.put(channel, (long) holding.countWith(marks.with(subscribed(channel), size())));
    }
    return new AudienceCount(holding.count(), reachable, subscribed);
  }

  /** The rows of the contacts for whom the criteria hold. */
  Rows holding(Question question) {
    return new Combination(size(), single -> holding(single, question))
        .holding(question.query().criteria())
        .and(Rows.of(contacts, size()));
  }

  private Rows holding(Criteria single, Question question) {
    question.check();
    return switch (single) {
      case Criteria.Property(var name, var test) ->
          properties.passing(name.value(), test, question.tests(), size());
      case Criteria.InList(var list) -> marks.with(new Mark.Listed(list), size());
      case Criteria.Event event ->
          new EventCounts(event, question, size()).holding(history(event.event()));
      case Criteria.RelatedRows rows -> holding(rows, question);
      case Criteria.Consent(var channel, var type, var state) ->
          marks.with(new Mark.Consented(channel, type, state), size());
      case Criteria.Reachable(var channel) -> reachable(channel);
      // Outside a flow there is no message of it.
      case Criteria.MessageOutcome _ -> new Rows(size());
      case Criteria.InSegment segment -> throw unresolved(segment);
      case Criteria.All _, Criteria.Any _, Criteria.Not _ ->
          throw new IllegalStateException("Criteria " + single + " are not single");
    };
  }

  static IllegalStateException unresolved(Criteria.InSegment segment) {
    return new IllegalStateException(
        "Segment %s is to be replaced by its criteria".formatted(segment.segment()));
  }

  private Rows holding(Criteria.RelatedRows criterion, Question question) {
    var table = rows(criterion.table());
    var counts = new RecordCounts(question, size());
    criterion
        .where()
        .ifPresentOrElse(
            where -> counts.add(table, counts.passing(where, table)), () -> counts.addAll(table));
    return counts.accepted(criterion.times());
  }

  private Rows reachable(Channel channel) {
    return marks
        .with(new Mark.Addressed(channel), size())
        .and(marks.with(subscribed(channel), size()))
        .minus(marks.with(new Mark.Suppressed(channel), size()));
  }

  private static Mark subscribed(Channel channel) {
    return new Mark.Consented(channel, Purpose.MARKETING, ConsentState.SUBSCRIBED);
  }

  private int size() {
    return contacts.length();
  }

  void write(SnapshotOutput output) {
    var rows = contacts.toLongArray();
    output.longs(rows, rows.length);
    properties.write(output);
    marks.write(output);
    output.integer(histories.size());
    histories.forEach(
        (name, history) -> {
          output.text(name.value());
          history.write(output);
        });
    output.integer(tables.size());
    tables.forEach(
        (key, table) -> {
          output.text(key.value());
          table.write(output);
        });
  }

  static Shard read(SnapshotInput input) {
    var contacts = BitSet.valueOf(input.longs());
    var shard = new Shard(contacts, Columns.read(input), Marks.read(input));
    for (int left = input.integer(); left > 0; left--) {
      var name = new EventName(input.text());
      shard.histories.put(name, EventHistory.read(input));
    }
    for (int left = input.integer(); left > 0; left--) {
      var key = new TableKey(input.text());
      shard.tables.put(key, RecordBlock.read(input));
    }
    return shard;
  }
}
