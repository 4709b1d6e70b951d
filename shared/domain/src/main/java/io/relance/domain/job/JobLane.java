package io.relance.domain.job;

import io.relance.domain.id.JobId;

/** Starts the function of jobs for a job. */
@FunctionalInterface
public interface JobLane {
  /**
   * Starts the function within a minute, once at least; what is lost is started again by the
   * schedule.
   *
   * @throws io.relance.domain.failure.TransientFailure when it could not be started now
   */
  void start(JobId job);
}
