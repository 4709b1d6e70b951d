package io.relance.application.visits;

import io.relance.domain.id.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the browser of a visitor reported, as it is queued.
 *
 * @param visitor the hash of the id that the browser made up
 * @param followed the contact to whom the link was sent that led to the page
 * @param email the email that the shop's page gave
 */
record CollectedVisits(
    String visitor,
    Optional<ContactId> followed,
    Optional<String> email,
    Instant at,
    List<Visit> visits) {
  CollectedVisits {
    visits = List.copyOf(visits);
  }

  boolean identifies() {
    return followed.isPresent() || email.isPresent();
  }

  /** Omits the email. */
  @Override
  public String toString() {
    return "CollectedVisits[visits=" + visits.size() + "]";
  }
}
