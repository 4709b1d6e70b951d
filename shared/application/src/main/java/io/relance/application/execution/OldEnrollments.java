package io.relance.application.execution;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Enrollments that ended long ago. */
public final class OldEnrollments {
  /** The attribute with the instant before which a message was queued that is not settled yet. */
  private static final String WAITS = "messageWaits";

  private OldEnrollments() {}

  /**
   * The enrollments in an automation that began before an instant.
   *
   * @param cutoff as stored
   */
  public static Query before(AutomationId automation, String cutoff) {
    return Query.of(Tables.WALKS, automation.value())
        .on(Tables.ENROLLMENTS_OF_AUTOMATION)
        .between(Instants.text(Instant.EPOCH), cutoff);
  }

  /**
   * Keeps an enrollment from this deletion: the gate skips messages whose enrollment is gone.
   *
   * @param cutoff as stored
   */
  public static void keep(ItemStore store, EnrollmentId enrollment, String cutoff) {
    var mark = List.of(Edit.set(WAITS, cutoff));
    var key = EnrollmentKeys.enrollment(enrollment);
    Transactions.write(store, List.of(new Write.Update(key, mark, Precondition.present())));
  }

  /**
   * The write that deletes an enrollment; none for one that had not ended before an instant, or is
   * kept.
   *
   * @param cutoff as stored
   */
  public static Optional<Write> deletion(Item enrollment, String cutoff) {
    var mark = enrollment.text(WAITS);
    return enrollment
        .text("endedAt")
        .filter(at -> Instant.parse(at).isBefore(Instant.parse(cutoff)))
        .filter(_ -> !mark.equals(Optional.of(cutoff)))
        .map(
            at ->
                new Write.Delete(
                    enrollment.key(),
                    Precondition.all(Precondition.equal("endedAt", at), unchanged(mark))));
  }

  private static Precondition unchanged(Optional<String> mark) {
    return mark.map(at -> Precondition.equal(WAITS, at))
        .orElseGet(() -> new Precondition.AttributeAbsent(WAITS));
  }
}
