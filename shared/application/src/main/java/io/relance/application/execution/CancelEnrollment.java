package io.relance.application.execution;

import io.relance.domain.id.AutomationId;
import io.relance.domain.id.EnrollmentId;
import java.util.Optional;
import java.util.function.Consumer;

/** Cancels one enrollment: nothing more is done or sent for it. */
public final class CancelEnrollment {
  private final Enrollments enrollments;
  private final EndEnrollment endEnrollment;
  private final Consumer<Enrollment> skipSends;

  /**
   * @param skipSends skips what is still to be sent to an enrollment that was cancelled
   */
  public CancelEnrollment(
      Enrollments enrollments, EndEnrollment endEnrollment, Consumer<Enrollment> skipSends) {
    this.enrollments = enrollments;
    this.endEnrollment = endEnrollment;
    this.skipSends = skipSends;
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
    endEnrollment.end(enrollment, CancelWaves.CANCELLED);
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
