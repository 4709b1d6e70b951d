package io.relance.application.execution;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.ItemKey;

/** The item keys of enrollments. */
public final class EnrollmentKeys {
  private EnrollmentKeys() {}

  public static ItemKey enrollment(EnrollmentId enrollment) {
    return new ItemKey(Tables.WALKS, "enrollment#" + enrollment, "enrollment");
  }

  /** The trigger of an automation by one event: shows that it was processed and counted. */
  public static ItemKey triggered(AutomationId automation, String source) {
    return new ItemKey(Tables.OCCURRENCES, "triggered#" + automation + "#" + source, "triggered");
  }

  /** The last entry of a contact into an automation, which decides re-entry. */
  public static ItemKey entry(AutomationId automation, ContactId contact) {
    return new ItemKey(Tables.WALKS, "entry#" + automation + "#" + contact, "entry");
  }
}
