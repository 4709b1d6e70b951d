package io.relance.application.execution;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;

/** Enrollments that ended long ago. */
public final class OldEnrollments {
  /** Sorts before every instant. */
  private static final String FIRST = "0";

  private OldEnrollments() {}

  /** The enrollments in an automation that began before an instant. */
  public static Query before(AutomationId automation, Instant cutoff) {
    return Query.of(Tables.WALKS, automation.value())
        .on(Tables.ENROLLMENTS_OF_AUTOMATION)
        .between(FIRST, cutoff.toString());
  }

  /** The write that deletes an enrollment; none for one that had not ended before an instant. */
  public static List<Write> deletion(Item enrollment, Instant cutoff) {
    return enrollment
        .text("endedAt")
        .filter(at -> Instant.parse(at).isBefore(cutoff))
        .<Write>map(at -> new Write.Delete(enrollment.key(), Precondition.equal("endedAt", at)))
        .stream()
        .toList();
  }
}
