package io.relance.domain.criteria;

import io.relance.domain.id.ListKey;
import java.util.Optional;
import java.util.Set;

/** The data of one contact at one moment; each value is read only when criteria need it. */
public interface CriteriaFacts {
  Optional<Scalar> property(PropertyName name);

  boolean isOn(ListKey list);

  /** The number of the contact's events that a criterion counts. */
  long count(Criteria.Event criterion);

  /**
   * The outcomes of the flow's last message to the contact: a delivered one was also sent; none
   * while the outcome is not known, or when there was no message.
   */
  Set<Criteria.SendOutcome> lastSend();
}
