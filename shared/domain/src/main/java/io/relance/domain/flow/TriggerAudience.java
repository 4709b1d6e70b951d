package io.relance.domain.flow;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ListKey;

/** The contacts that a trigger enrolls at each of its dates. */
public sealed interface TriggerAudience {
  /** The members of a list. */
  record Members(ListKey list) implements TriggerAudience {}

  /** The contacts that meet criteria. */
  record Matching(Criteria criteria) implements TriggerAudience {}
}
