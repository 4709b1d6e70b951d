package io.relance.application.recurrence;

import io.relance.application.audience.AudienceQuestion;
import io.relance.application.launches.Audiences;
import io.relance.application.launches.LaunchAudience;
import io.relance.application.launches.LaunchAutomation.AudienceMember;
import io.relance.application.lists.Lists;
import io.relance.application.segments.Segment;
import io.relance.application.segments.Segments;
import io.relance.compiler.codec.CriteriaCodec;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.id.ListId;
import io.relance.domain.id.ListKey;
import java.time.Instant;
import java.util.List;

/** Takes the audience of a date: the members of a list or segment, or who meets criteria. */
public final class RecurrenceAudiences {
  private static final LaunchAudience NONE = LaunchAudience.of(List.of());

  private final Lists lists;
  private final Segments segments;
  private final Audiences audiences;

  public RecurrenceAudiences(Lists lists, Segments segments, Audiences audiences) {
    this.lists = lists;
    this.segments = segments;
    this.audiences = audiences;
  }

  /**
   * An audience, each contact once.
   *
   * @param requested as the launch names it
   */
  record Taken(LaunchAudience requested, List<AudienceMember> people) {}

  /**
   * Takes an audience.
   *
   * @param at the instant for which criteria are evaluated: that of the date, however late it is
   */
  Taken take(TriggerAudience audience, Instant at) {
    return switch (audience) {
      case TriggerAudience.Members(var list) -> members(list);
      case TriggerAudience.InSegment(var key) ->
          segments
              .byKey(key)
              .map(segment -> inSegment(segment, at))
              .orElseGet(() -> new Taken(NONE, List.of()));
      case TriggerAudience.Matching(var criteria) ->
          new Taken(
              new LaunchAudience.Meeting(CriteriaCodec.write(criteria)), matching(criteria, at));
    };
  }

  private Taken members(ListKey key) {
    var list = lists.idOf(key.value());
    return new Taken(
        list.<LaunchAudience>map(LaunchAudience.OfList::new).orElse(NONE),
        list.map(this::members).orElse(List.of()));
  }

  private List<AudienceMember> members(ListId list) {
    return audiences.ofList(list).map(Audiences.Audience::people).orElse(List.of());
  }

  private Taken inSegment(Segment segment, Instant at) {
    return new Taken(new LaunchAudience.OfSegment(segment.id()), matching(segment.criteria(), at));
  }

  private List<AudienceMember> matching(Criteria criteria, Instant at) {
    return audiences.meeting(new AudienceQuestion(segments.resolved(criteria), at)).people();
  }
}
