package io.relance.application.segmentation;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.audience.ContactCount;
import io.relance.application.contacts.Contacts;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.membership.StoredMembers;
import io.relance.application.persistence.Slice;
import io.relance.application.segments.Segment;
import io.relance.application.segments.Segments;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Counts, lists and explains the members of segments, as they are now. */
public final class SegmentMembers {
  private final Segments segments;
  private final Audience audience;
  private final Contacts contacts;
  private final StoredFacts facts;
  private final StoredMembers stored;
  private final InstantSource clock;

  public SegmentMembers(
      Segments segments,
      Audience audience,
      Contacts contacts,
      StoredFacts facts,
      StoredMembers stored,
      InstantSource clock) {
    this.segments = segments;
    this.audience = audience;
    this.contacts = contacts;
    this.facts = facts;
    this.stored = stored;
    this.clock = clock;
  }

  /** A member, and since when. */
  public record Member(ContactId contact, Instant since) {}

  /** The number of members. */
  public ContactCount count(Segment segment) {
    return audience.count(question(segment));
  }

  /**
   * A page of the members.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<Member> list(Segment segment, PageRequest page) {
    var found = audience.members(question(segment), page);
    var since = stored.since(segment.id(), found.items());
    return found.map(
        contact -> new Member(contact, since.getOrDefault(contact, segment.updatedAt())));
  }

  private AudienceQuestion question(Segment segment) {
    return new AudienceQuestion(segments.resolved(segment.criteria()), clock.instant());
  }

  /**
   * Why a contact is a member, or is not.
   *
   * @param criteria each single criterion, whether it decided or not
   */
  public record Explanation(boolean holds, List<Explained> criteria) {}

  /**
   * A criterion for one contact.
   *
   * @param path its place, such as {@code criteria.all[1]}
   * @param value the contact's value; empty when it has none
   */
  public record Explained(String path, Criteria criterion, Optional<String> value, boolean holds) {}

  /** Explains each criterion for a contact; empty when there is no such contact. */
  public Optional<Explanation> explain(Segment segment, ContactId id) {
    return contacts
        .find(id)
        .map(contact -> facts.of(contact, clock.instant()))
        .map(
            of -> {
              var criteria = segment.criteria();
              var explained =
                  SingleCriteria.placed("criteria", criteria)
                      .map(
                          placed ->
                              explained(placed, CriteriaEvaluator.evaluate(placed.criterion(), of)))
                      .toList();
              return new Explanation(CriteriaEvaluator.holds(criteria, of), explained);
            });
  }

  private static Explained explained(SingleCriteria.Placed placed, Evaluation evaluation) {
    var value = evaluation.decisive().stream().flatMap(it -> it.value().stream()).findFirst();
    return new Explained(placed.path(), placed.criterion(), value, evaluation.holds());
  }
}
