package io.relance.application.audience;

import io.relance.application.persistence.Slice;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;

/**
 * Answers for which contacts criteria hold, exactly: as the evaluator of criteria does for each.
 *
 * <p>What was committed before a call is part of its answer.
 */
public interface Audience {
  /**
   * Counts the contacts for whom criteria hold.
   *
   * @throws io.relance.domain.failure.TransientFailure when the answer takes too long now
   */
  ContactCount count(AudienceQuestion question);

  /**
   * A page of the contacts for whom criteria hold, in an order of the adapter. A page may have
   * fewer contacts than the limit and still a next one.
   *
   * @throws IllegalArgumentException when the cursor is not one that a page had
   * @throws io.relance.domain.failure.TransientFailure when the answer takes too long now
   */
  Slice<ContactId> members(AudienceQuestion question, PageRequest page);

  /** Whether criteria hold for a contact; false for an unknown one. */
  boolean holds(AudienceQuestion question, ContactId contact);
}
