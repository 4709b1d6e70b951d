package io.relance.application.splits;

import io.relance.application.execution.wave.Wave;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.ItemKey;

/** A split in one version of an automation: what has one winner. */
public record SplitId(AutomationId automation, long version, ElementId element) {
  static SplitId of(Wave wave, ElementId element) {
    return new SplitId(wave.automation(), wave.version(), element);
  }

  /** Reads what {@link #text} wrote. */
  static SplitId of(String text) {
    var parts = text.split("#", 3);
    return new SplitId(
        new AutomationId(parts[0]), Long.parseLong(parts[1]), new ElementId(parts[2]));
  }

  /** As subjects of schedule entries and jobs write it. */
  String text() {
    return automation + "#" + version + "#" + element;
  }

  ItemKey state() {
    return new ItemKey(Tables.WALKS, "split#" + automation + "#" + version, element.value());
  }

  /** The partition of the waves that wait for the winner. */
  String waiting() {
    return "waiting#" + text();
  }
}
