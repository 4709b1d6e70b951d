package io.relance.domain.criteria;

import io.relance.domain.id.ListKey;
import java.util.Optional;
import java.util.Set;

/** What is known of one contact at one moment, read only as far as a question needs it. */
public interface CriteriaFacts {
  Optional<Scalar> property(PropertyName name);

  boolean isOn(ListKey list);

  /**
   * How often the contact did something.
   *
   * @param since absent: ever
   */
  long count(EventName event, Optional<Criteria.Since> since);

  /**
   * What became of the last message that the flow owed the contact: a delivered one was sent too;
   * none while it is not known, or when there was no message.
   */
  Set<Criteria.SendOutcome> lastSend();
}
