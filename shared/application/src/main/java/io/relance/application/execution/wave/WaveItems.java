package io.relance.application.execution.wave;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The stored form of waves and their members. */
final class WaveItems {
  /** The attribute that changes with each write. */
  static final String REVISION = "revision";

  /** The attribute with the enrollments that were cancelled one by one. */
  static final String LEFT = "left";

  private static final String MEMBERS = "members";

  private WaveItems() {}

  static Item wave(Wave wave, long revision, List<String> left) {
    var attributes = new LinkedHashMap<>(wave.item().attributes());
    attributes.put(REVISION, Value.of(revision));
    if (!left.isEmpty()) {
      attributes.put(LEFT, new Value.ListOf(left.stream().map(Value::of).toList()));
    }
    return new Item(WaveKeys.wave(wave.id()), attributes);
  }

  static Waves.Found found(Item item) {
    var left = texts(item, LEFT).toList();
    return new Waves.Found(Wave.of(item), item.number(REVISION), left);
  }

  static Item members(ItemKey key, Collection<Member> members) {
    return ItemBuilder.at(key).texts(MEMBERS, members.stream().map(Member::text).toList()).build();
  }

  static Stream<Member> members(Item item) {
    return texts(item, MEMBERS).map(Member::parse);
  }

  private static Stream<String> texts(Item item, String name) {
    return item.attribute(name).stream()
        .flatMap(
            value -> value instanceof Value.ListOf(var values) ? values.stream() : Stream.empty())
        .map(text -> ((Value.Text) text).text());
  }
}
