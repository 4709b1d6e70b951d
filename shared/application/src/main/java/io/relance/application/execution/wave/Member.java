package io.relance.application.execution.wave;

import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;

/** One enrollment within a wave, with its contact. */
public record Member(EnrollmentId enrollment, ContactId contact) {
  public String text() {
    return enrollment + " " + contact;
  }

  static Member parse(String text) {
    int space = text.indexOf(' ');
    return new Member(
        new EnrollmentId(text.substring(0, space)), new ContactId(text.substring(space + 1)));
  }
}
