package io.relance.application.execution;

import java.util.Optional;

/**
 * A contact to bring into an automation.
 *
 * @param source the occurrence's or the launch's id
 * @param fact whether the source is a fact of its own that counts as one time triggered; the
 *     members of a launch share theirs, which was counted when it was accepted
 */
public record EnrollmentRequest(String contact, String source, boolean countsAsTrigger) {
  /** The launch whose member it is. */
  Optional<String> launch() {
    return countsAsTrigger ? Optional.empty() : Optional.of(source);
  }
}
