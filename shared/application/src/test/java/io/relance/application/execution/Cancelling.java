package io.relance.application.execution;

import io.relance.application.jobs.JobStep;
import io.relance.domain.id.AutomationId;

/** Cancels the enrollments of automations as their jobs do, without storing the jobs. */
public final class Cancelling {
  private Cancelling() {}

  /** Cancels all that an index shows; returns how many were cancelled. */
  public static long all(CancelEnrollments work, AutomationId automation, long throughActivation) {
    try (var session = work.open(work.create(automation, throughActivation))) {
      var step = session.next();
      while (step instanceof JobStep.Continued) {
        step = session.next();
      }
      return step.progress().done();
    }
  }
}
