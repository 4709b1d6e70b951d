package io.relance.domain.criteria;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ListKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The data of one contact at one moment; each value is read only when criteria need it. */
public interface CriteriaFacts {
  /** The moment at which criteria are evaluated. */
  Instant now();

  /** The project's time zone, in which a day is a day. */
  ZoneId zone();

  Optional<PropertyValue> property(PropertyName name);

  boolean isOn(ListKey list);

  /** The contact's current consent; empty when it has neither given nor withdrawn one. */
  Optional<ConsentState> consent(Channel channel, Purpose type);

  /** Whether the contact has an address on a channel. */
  boolean hasAddress(Channel channel);

  /** Whether the address of the contact on a channel, if any, is suppressed. */
  boolean isSuppressed(Channel channel);

  /** The number of the contact's events that a criterion counts. */
  long count(Criteria.Event criterion);

  /**
   * The outcomes of the flow's last message to the contact: a delivered one was also sent; none
   * while the outcome is not known, or when there was no message.
   */
  Set<Criteria.SendOutcome> lastSend();
}
