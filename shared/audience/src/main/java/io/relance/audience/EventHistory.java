package io.relance.audience;

import io.relance.audience.column.Millis;
import io.relance.audience.column.SnapshotInput;
import io.relance.audience.column.SnapshotOutput;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The events of one name that the contacts of a shard had. */
final class EventHistory {
  /** That of a name that no event had; nothing is added to it. */
  static final EventHistory NONE = new EventHistory();

  private final TreeMap<Long, RecordBlock> blocks = new TreeMap<>();

  void add(int contact, long at, Map<String, PropertyValue> properties) {
    blocks.computeIfAbsent(RecordBlock.number(at), RecordBlock::new).add(contact, at, properties);
  }

  void remove(int contact) {
    blocks.values().removeIf(block -> block.removeAll(contact));
  }

  /** The blocks that may have events from one instant on and before another, in milliseconds. */
  Collection<RecordBlock> blocks(long from, long until) {
    return from >= until
        ? List.of()
        : blocks
            .subMap(RecordBlock.number(from), true, RecordBlock.number(until - 1), true)
            .values();
  }

  Stream<RecordedEvent> events(int contact, EventName name, TimeRange range) {
    return blocks(Millis.ceiling(range.from()), Millis.ceiling(range.until())).stream()
        .flatMap(block -> block.events(contact, name))
        .filter(event -> range.contains(event.at()));
  }

  void write(SnapshotOutput output) {
    output.integer(blocks.size());
    blocks.values().forEach(block -> block.write(output));
  }

  static EventHistory read(SnapshotInput input) {
    var read = new EventHistory();
    for (int left = input.integer(); left > 0; left--) {
      var block = RecordBlock.read(input);
      read.blocks.put(block.number(), block);
    }
    return read;
  }
}
