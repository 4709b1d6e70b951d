package io.relance.application.recurrence;

import io.relance.application.launches.LaunchAudience;
import io.relance.application.lists.Lists;
import io.relance.application.segments.Segments;
import io.relance.compiler.codec.CriteriaCodec;
import io.relance.domain.flow.TriggerAudience;
import java.util.List;

/** Finds what the audience of a recurrence names. */
public final class DateAudiences {
  private static final LaunchAudience NONE = LaunchAudience.of(List.of());

  private final Lists lists;
  private final Segments segments;

  public DateAudiences(Lists lists, Segments segments) {
    this.lists = lists;
    this.segments = segments;
  }

  /** The audience of a launch; without contacts when the list or segment does not exist. */
  LaunchAudience of(TriggerAudience audience) {
    return switch (audience) {
      case TriggerAudience.Members(var key) ->
          lists.idOf(key.value()).<LaunchAudience>map(LaunchAudience.OfList::new).orElse(NONE);
      case TriggerAudience.InSegment(var key) ->
          segments
              .byKey(key)
              .<LaunchAudience>map(segment -> new LaunchAudience.OfSegment(segment.id()))
              .orElse(NONE);
      case TriggerAudience.Matching(var criteria) ->
          new LaunchAudience.Meeting(CriteriaCodec.write(criteria));
    };
  }
}
