package io.relance.application.recurrence;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.LocalDate;

/** A date of an automation under one activation, for which there is one launch at most. */
record RecurrenceDate(AutomationId automation, long activation, LocalDate date) {
  private static final String SEPARATOR = "#";

  /** The date that an entry in the schedule is about. */
  static RecurrenceDate of(String subject) {
    var parts = subject.split(SEPARATOR, 3);
    return new RecurrenceDate(
        new AutomationId(parts[0]), Long.parseLong(parts[1]), LocalDate.parse(parts[2]));
  }

  /** What the entry in the schedule is about. */
  String subject() {
    return automation + SEPARATOR + activation + SEPARATOR + date;
  }

  RecurrenceDate on(LocalDate other) {
    return new RecurrenceDate(automation, activation, other);
  }

  ItemKey key() {
    return new ItemKey(
        Tables.AUTOMATIONS,
        "recurrences#" + automation,
        "%06d".formatted(activation) + SEPARATOR + date);
  }

  /** The item that names the launch of the date. */
  Item launchedBy(LaunchId launch) {
    return ItemBuilder.at(key()).text("launch", launch.value()).build();
  }
}
