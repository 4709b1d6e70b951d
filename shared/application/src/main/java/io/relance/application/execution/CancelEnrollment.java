package io.relance.application.execution;

import io.relance.application.admin.AuditScope;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.EnrollmentId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Cancels one enrollment: nothing more is done or sent for it. */
public final class CancelEnrollment {
  private final Enrollments enrollments;
  private final EndEnrollment endEnrollment;
  private final Consumer<Enrollment> skipSends;
  private final InstantSource clock;

  /**
   * @param skipSends skips what is still to be sent to an enrollment that was cancelled
   */
  public CancelEnrollment(
      Enrollments enrollments,
      EndEnrollment endEnrollment,
      Consumer<Enrollment> skipSends,
      InstantSource clock) {
    this.enrollments = enrollments;
    this.endEnrollment = endEnrollment;
    this.skipSends = skipSends;
    this.clock = clock;
  }

  /** The result of a cancellation. */
  public enum Cancelled {
    /** The enrollment is cancelled, by this call or by one before. */
    CANCELLED,
    /** It had ended otherwise. */
    ENDED,
    UNKNOWN
  }

  /** Cancels an enrollment of an automation; done again it changes nothing. */
  public Cancelled cancel(AutomationId automation, EnrollmentId enrollment) {
    if (find(automation, enrollment).isEmpty()) {
      return Cancelled.UNKNOWN;
    }
    var entry = AuditScope.entry("enrollment.cancel", enrollment.value(), clock.instant());
    endEnrollment.end(enrollment, CancelWaves.CANCELLED, entry);
    var ended = find(automation, enrollment);
    if (ended.flatMap(Enrollment::outcome).filter(CancelWaves.CANCELLED::equals).isEmpty()) {
      return Cancelled.ENDED;
    }
    ended.ifPresent(skipSends);
    return Cancelled.CANCELLED;
  }

  private Optional<Enrollment> find(AutomationId automation, EnrollmentId enrollment) {
    return enrollments.find(enrollment).filter(found -> found.automation().equals(automation));
  }
}
