package io.relance.application.audience;

import io.relance.application.persistence.Slice;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers for which contacts criteria hold, exactly: as the evaluator of criteria does for each.
 *
 * <p>What was committed before a call is part of its answer.
 */
public interface Audience {
  /**
   * Counts the contacts for whom criteria hold.
   *
   * @throws java.util.concurrent.CancellationException when the question is superseded
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

  /**
   * All contacts for whom criteria hold, in pages. The first is read at once, each other one when
   * it is asked for.
   *
   * @param most contacts in a page
   * @throws io.relance.domain.failure.TransientFailure when a page takes too long now
   */
  default Stream<List<ContactId>> pages(AudienceQuestion question, int most) {
    return Stream.iterate(
            Optional.of(members(question, PageRequest.first(most))),
            Optional::isPresent,
            page ->
                page.flatMap(Slice::next)
                    .map(next -> members(question, new PageRequest(most, Optional.of(next)))))
        .map(page -> page.orElseThrow().items());
  }

  /** Whether criteria hold for a contact; false for an unknown one. */
  boolean holds(AudienceQuestion question, ContactId contact);
}
