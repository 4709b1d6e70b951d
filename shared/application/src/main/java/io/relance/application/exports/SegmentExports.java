package io.relance.application.exports;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.segments.Segments;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SegmentId;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** The members of segments, to export; of one that was deleted, none. */
public final class SegmentExports implements ExportSource {
  /** The kind of this source. */
  public static final String SEGMENT = "segment";

  private final Segments segments;
  private final Audience audience;
  private final InstantSource clock;

  public SegmentExports(Segments segments, Audience audience, InstantSource clock) {
    this.segments = segments;
    this.audience = audience;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return SEGMENT;
  }

  @Override
  public Iterator<List<ContactId>> pages(String id, int most) {
    return segments
        .find(new SegmentId(id))
        .map(segment -> segments.resolved(segment.criteria()))
        .map(criteria -> new AudienceQuestion(criteria, clock.instant()))
        .map(question -> audience.pages(question, most).iterator())
        .orElseGet(Collections::emptyIterator);
  }
}
