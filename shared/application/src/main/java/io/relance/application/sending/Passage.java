package io.relance.application.sending;

import io.relance.application.store.ItemBuilder;
import io.relance.domain.store.Item;
import java.util.Optional;

/**
 * Where in an automation a send is owed.
 *
 * @param launch the launch by which the contact entered
 */
public record Passage(
    String automation,
    long activation,
    String enrollment,
    String wave,
    String element,
    Optional<String> launch) {

  static Optional<Passage> of(Item item) {
    return item.text("wave")
        .map(
            wave ->
                new Passage(
                    item.text("automation").orElseThrow(),
                    item.number("activation"),
                    item.text("enrollment").orElseThrow(),
                    wave,
                    item.text("element").orElseThrow(),
                    item.text("launch")));
  }

  void into(ItemBuilder item) {
    item.text("automation", automation)
        .number("activation", activation)
        .text("enrollment", enrollment)
        .text("wave", wave)
        .text("element", element)
        .text("launch", launch);
  }
}
