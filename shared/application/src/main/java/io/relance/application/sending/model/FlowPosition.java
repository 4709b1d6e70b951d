package io.relance.application.sending.model;

import io.relance.application.automations.Cohort;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.store.Item;
import java.util.Optional;

/**
 * The position of a send in an automation.
 *
 * @param launch the launch by which the contact entered
 */
public record FlowPosition(
    Cohort cohort,
    long activation,
    String enrollment,
    String wave,
    String element,
    Optional<String> launch) {

  public String automation() {
    return cohort.automation();
  }

  static Optional<FlowPosition> of(Item item) {
    return item.text("wave")
        .map(
            wave ->
                new FlowPosition(
                    Cohort.of(item),
                    item.number("activation"),
                    item.text("enrollment").orElseThrow(),
                    wave,
                    item.text("element").orElseThrow(),
                    item.text("launch")));
  }

  void into(ItemBuilder item) {
    cohort.into(item);
    item.number("activation", activation)
        .text("enrollment", enrollment)
        .text("wave", wave)
        .text("element", element)
        .text("launch", launch);
  }
}
