package io.relance.application.execution;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.flow.Uniqueness;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A contact to enroll in an automation.
 *
 * @param source the id of the event or the launch
 * @param countsAsTrigger whether the source itself counts as one trigger of the automation; the
 *     members of a launch share theirs, which was counted when it was accepted
 * @param duplicateBy by what it is a duplicate in the audience of its launch that is not kept
 */
public record EnrollmentRequest(
    ContactId contact, String source, boolean countsAsTrigger, Set<Uniqueness> duplicateBy) {
  private static final String DUPLICATE_BY = "duplicateBy";

  public EnrollmentRequest {
    duplicateBy = Set.copyOf(duplicateBy);
  }

  /** A contact that is compared with no other. */
  public EnrollmentRequest(ContactId contact, String source, boolean countsAsTrigger) {
    this(contact, source, countsAsTrigger, Set.of());
  }

  /** Whether an enrollment's item is that of a duplicate in the audience of its launch. */
  public static boolean isDuplicate(Item enrollment, Uniqueness by) {
    return enrollment
        .text(DUPLICATE_BY)
        .filter(codes -> Set.of(codes.split(" ")).contains(by.code()))
        .isPresent();
  }

  /** Adds to the item of the enrollment what is known only when it is created. */
  ItemBuilder into(ItemBuilder enrollment) {
    var codes = new TreeSet<String>();
    duplicateBy.forEach(by -> codes.add(by.code()));
    return codes.isEmpty() ? enrollment : enrollment.text(DUPLICATE_BY, String.join(" ", codes));
  }

  /** The launch by which the contact enters. */
  Optional<String> launch() {
    return countsAsTrigger ? Optional.empty() : Optional.of(source);
  }
}
