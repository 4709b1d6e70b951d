package io.relance.domain.flow;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;

/** The contacts that a trigger enrolls at each of its dates. */
public sealed interface TriggerAudience {
  /** The members of a list. */
  record Members(ListKey list) implements TriggerAudience {}

  /** The members of a segment. */
  record InSegment(SegmentKey segment) implements TriggerAudience {}

  /** The contacts that meet criteria. */
  record Matching(Criteria criteria) implements TriggerAudience {}
}
