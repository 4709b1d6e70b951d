package io.relance.application.exports;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.persistence.Slice;
import io.relance.application.segments.Segments;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SegmentId;
import io.relance.domain.store.PageRequest;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        .map(criteria -> pages(new AudienceQuestion(criteria, clock.instant()), most))
        .orElseGet(Collections::emptyIterator);
  }

  private Iterator<List<ContactId>> pages(AudienceQuestion question, int most) {
    return Stream.iterate(
            Optional.of(audience.members(question, new PageRequest(most, Optional.empty()))),
            Optional::isPresent,
            page ->
                page.flatMap(Slice::next)
                    .map(next -> new PageRequest(most, Optional.of(next)))
                    .map(request -> audience.members(question, request)))
        .map(page -> page.orElseThrow().items())
        .iterator();
  }
}
