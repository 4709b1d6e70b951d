package io.relance.application.timeline;

import io.relance.application.persistence.Instants;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An entry at its place: by time, and where time stands still by what leads to what.
 *
 * @param place sorts as the entries do; no two entries of a contact have the same
 */
record TimelineRow(String place, TimelineEntry entry) {
  static final Comparator<TimelineRow> NEWEST_FIRST =
      Comparator.comparing(TimelineRow::place).reversed();

  /** A cause is before its effects at the same instant. */
  enum Rank {
    EVENT('1'),
    CONSENT('2'),
    ENTRY('3'),
    PASSAGE('4'),
    MESSAGE('5'),
    ENDING('6');

    private final char digit;

    Rank(char digit) {
      this.digit = digit;
    }
  }

  static TimelineRow of(TimelineEntry entry, Rank rank, String id) {
    return new TimelineRow(Instants.text(entry.at()) + "#" + rank.digit + "#" + id, entry);
  }

  /** The newest of those that are older than a place. */
  static List<TimelineRow> newest(Stream<TimelineRow> entries, PageCursor pageCursor) {
    return entries
        .filter(pageCursor::admits)
        .sorted(NEWEST_FIRST)
        .limit(pageCursor.limit())
        .toList();
  }
}
