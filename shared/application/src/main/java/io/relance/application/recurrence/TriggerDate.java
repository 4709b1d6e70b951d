package io.relance.application.recurrence;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.LocalDateTime;

/**
 * A date of an automation under one activation, for which there is one launch at most.
 *
 * @param local its date and time where it is local
 */
record TriggerDate(AutomationId automation, long activation, LocalDateTime local) {
  private static final String SEPARATOR = "#";

  /** The date that an entry in the schedule is about. */
  static TriggerDate of(String subject) {
    var parts = subject.split(SEPARATOR, 3);
    return new TriggerDate(
        new AutomationId(parts[0]), Long.parseLong(parts[1]), LocalDateTime.parse(parts[2]));
  }

  /** What the entry in the schedule is about. */
  String subject() {
    return automation + SEPARATOR + activation + SEPARATOR + local;
  }

  TriggerDate on(LocalDateTime other) {
    return new TriggerDate(automation, activation, other);
  }

  ItemKey key() {
    return new ItemKey(
        Tables.AUTOMATIONS,
        "recurrences#" + automation,
        "%06d".formatted(activation) + SEPARATOR + local);
  }

  /** The item that names the launch of the date. */
  Item launchedBy(LaunchId launch) {
    return ItemBuilder.at(key()).text("launch", launch.value()).build();
  }
}
