package io.relance.application.execution;

import io.relance.domain.id.ContactId;
import java.util.Optional;

/**
 * A contact to enroll in an automation.
 *
 * @param source the id of the event or the launch
 * @param countsAsTrigger whether the source itself counts as one trigger of the automation; the
 *     members of a launch share theirs, which was counted when it was accepted
 */
public record EnrollmentRequest(ContactId contact, String source, boolean countsAsTrigger) {
  /** The launch by which the contact enters. */
  Optional<String> launch() {
    return countsAsTrigger ? Optional.empty() : Optional.of(source);
  }
}
