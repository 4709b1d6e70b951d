package io.relance.application.simulation;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaFacts;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ListKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a contact, with what has happened to it since in a preview.
 *
 * @param entered when it entered
 * @param now what the clock of the preview shows
 */
record SimulatedFacts(CriteriaFacts kept, SimulatedContact contact, Instant entered, Instant now)
    implements CriteriaFacts {
  @Override
  public Optional<Scalar> property(PropertyName name) {
    return kept.property(name);
  }

  @Override
  public boolean isOn(ListKey list) {
    return contact.wentOn(list) || kept.isOn(list);
  }

  @Override
  public long count(EventName event, Optional<Criteria.Since> since) {
    return kept.count(event, since)
        + contact.count(event, since.map(this::instant).orElse(Instant.MIN));
  }

  @Override
  public Set<Criteria.SendOutcome> lastSend() {
    return contact.lastSend();
  }

  private Instant instant(Criteria.Since since) {
    return switch (since) {
      case Criteria.Since.Entry() -> entered;
      case Criteria.Since.Last(var period) -> now.minus(period);
    };
  }
}
