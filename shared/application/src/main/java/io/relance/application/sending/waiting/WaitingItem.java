package io.relance.application.sending.waiting;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sends that wait together in a line, and leave it together.
 *
 * @param source whose they are: the launch or the automation
 */
record WaitingItem(ItemKey key, String source, List<SendId> sends) {
  private static final String SENDS = "sends";

  static Item of(ItemKey key, List<String> sends) {
    return ItemBuilder.at(key).text(SENDS, String.join(",", sends)).build();
  }

  static WaitingItem of(WaitingLine line, Item item) {
    var ids = item.text(SENDS).orElseThrow().split(",");
    return new WaitingItem(item.key(), line.source(), Stream.of(ids).map(SendId::new).toList());
  }

  /** The same without the sends that no longer wait. */
  WaitingItem only(Set<SendId> waiting) {
    return new WaitingItem(key, source, sends.stream().filter(waiting::contains).toList());
  }
}
