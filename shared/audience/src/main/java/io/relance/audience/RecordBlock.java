package io.relance.audience;

import io.relance.audience.column.Columns;
import io.relance.audience.column.Growth;
import io.relance.audience.column.Rows;
import io.relance.audience.column.SnapshotInput;
import io.relance.audience.column.SnapshotOutput;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The events of one name in one stretch of 2^31 ms (25 days), or the rows of a related table, all
 * at 0: a row for each.
 */
final class RecordBlock {
  /** One without records; nothing is added to it. */
  static final RecordBlock NONE = new RecordBlock(0);

  private static final int MILLIS_BITS = 31;
  private static final long MILLIS_MASK = (1L << MILLIS_BITS) - 1;

  private final long number;
  private int size;

  /** The contact's row in its shard. */
  private int[] contacts = {};

  /** Milliseconds since the stretch began. */
  private int[] millis = {};

  private Columns properties = new Columns();

  /**
   * @param number of its stretch, counted from 1970
   */
  RecordBlock(long number) {
    this.number = number;
  }

  /** The number of the stretch that an instant is in. */
  static long number(long millis) {
    return millis >> MILLIS_BITS;
  }

  void add(int contact, long at, Map<String, PropertyValue> values) {
    contacts = Growth.forIndex(contacts, size);
    millis = Growth.forIndex(millis, size);
    contacts[size] = contact;
    millis[size] = (int) (at & MILLIS_MASK);
    if (!values.isEmpty()) {
      properties.put(size, values);
    }
    size++;
  }

  long number() {
    return number;
  }

  /** Removes the events of a contact; whether no event is left. */
  boolean removeAll(int contact) {
    for (int row = size - 1; row >= 0; row--) {
      if (contacts[row] == contact) {
        size--;
        contacts[row] = contacts[size];
        millis[row] = millis[size];
        if (row == size) {
          properties.clear(row);
        } else {
          properties.move(size, row);
        }
      }
    }
    return size == 0;
  }

  int size() {
    return size;
  }

  Columns properties() {
    return properties;
  }

  int contact(int row) {
    return contacts[row];
  }

  long at(int row) {
    return number << MILLIS_BITS | millis[row];
  }

  /** Whether every instant of the stretch is from one on and before the other, in milliseconds. */
  boolean isWithin(long from, long until) {
    return from <= number << MILLIS_BITS && until >= (number + 1) << MILLIS_BITS;
  }

  /** Adds one for each event to the count of its contact. */
  void countAll(int[] counts) {
    for (int row = 0; row < size; row++) {
      counts[contacts[row]]++;
    }
  }

  /** The events from one instant on and before another, in milliseconds. */
  Rows between(long from, long until) {
    var rows = new Rows(size);
    for (int row = 0; row < size; row++) {
      long at = at(row);
      if (at >= from && at < until) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The properties of each record of a contact. */
  Stream<Map<String, PropertyValue>> records(int contact) {
    return rows(contact).mapToObj(properties::get);
  }

  /** The events of a contact. */
  Stream<RecordedEvent> events(int contact, EventName name) {
    return rows(contact)
        .mapToObj(
            row -> new RecordedEvent(name, Instant.ofEpochMilli(at(row)), properties.get(row)));
  }

  private IntStream rows(int contact) {
    return IntStream.range(0, size).filter(row -> contacts[row] == contact);
  }

  void write(SnapshotOutput output) {
    output.number(number);
    output.integers(contacts, size);
    output.integers(millis, size);
    properties.write(output);
  }

  static RecordBlock read(SnapshotInput input) {
    var block = new RecordBlock(input.number());
    block.contacts = input.integers();
    block.millis = input.integers();
    block.size = block.contacts.length;
    block.properties = Columns.read(input);
    return block;
  }
}
