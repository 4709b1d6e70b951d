package io.relance.application.segments;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.SegmentId;
import io.relance.domain.store.ItemKey;

/** The keys of segments. */
final class SegmentKeys {
  private static final String PREFIX = "segment#";

  private SegmentKeys() {}

  static SegmentId segmentOf(ItemKey key) {
    return new SegmentId(key.partition().substring(PREFIX.length()));
  }

  static ItemKey segment(SegmentId id) {
    return new ItemKey(Tables.CONTACTS, PREFIX + id, "segment");
  }
}
