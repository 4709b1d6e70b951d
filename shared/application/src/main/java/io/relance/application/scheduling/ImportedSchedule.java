package io.relance.application.scheduling;

import io.relance.domain.store.Item;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.Optional;

/** Imports schedule entries of another deployment; overdue ones are due immediately. */
public final class ImportedSchedule {
  private final Schedule schedule;

  public ImportedSchedule(Schedule schedule) {
    this.schedule = schedule;
  }

  /** The write of an entry; empty for any other item. */
  public Optional<Write> put(Item item) {
    return item.text("entry").map(entry -> entry.split("#", 3)).map(this::put);
  }

  private Write put(String[] entry) {
    return put(DueKind.valueOf(entry[1]), entry[2], Instant.parse(entry[0]));
  }

  /** The write of a new entry. */
  public Write put(DueKind kind, String subject, Instant due) {
    return schedule.put(schedule.entry(kind, subject, due));
  }
}
