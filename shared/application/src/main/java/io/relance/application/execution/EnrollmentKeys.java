package io.relance.application.execution;

import io.relance.application.persistence.Tables;
import io.relance.domain.store.ItemKey;

/** The item keys of enrollments. */
public final class EnrollmentKeys {
  private EnrollmentKeys() {}

  public static ItemKey enrollment(String enrollment) {
    return new ItemKey(Tables.WALKS, "enrollment#" + enrollment, "enrollment");
  }

  /** The last entry of a contact into an automation, which decides re-entry. */
  public static ItemKey entry(String automation, String contact) {
    return new ItemKey(Tables.WALKS, "entry#" + automation + "#" + contact, "entry");
  }
}
