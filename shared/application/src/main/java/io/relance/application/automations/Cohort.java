package io.relance.application.automations;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import java.time.LocalDate;

/**
 * The enrollments that entered one version of an automation on one day; reports are filtered by it.
 *
 * @param enteredOn the day in the project's time zone
 */
public record Cohort(AutomationId automation, long version, LocalDate enteredOn) {

  /** Reads what {@link #into} wrote. */
  public static Cohort of(Item item) {
    return new Cohort(
        new AutomationId(item.text("automation").orElseThrow()),
        item.number("version"),
        LocalDate.parse(item.text("enteredOn").orElseThrow()));
  }

  /** Adds the attributes of the cohort to an item. */
  public void into(ItemBuilder item) {
    item.text("automation", automation.value())
        .number("version", version)
        .text("enteredOn", enteredOn.toString());
  }
}
