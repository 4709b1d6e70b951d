package io.relance.application.jobs;

import java.time.Instant;

/** The outcome of one part of a job's work. */
public sealed interface JobStep {
  /** More is to do. */
  record Continued(JobProgress progress) implements JobStep {}

  /** More is to do, and not before an instant, as when another service is to be waited for. */
  record Paused(JobProgress progress, Instant until) implements JobStep {}

  /**
   * All is done.
   *
   * @param result what came of it, as a JSON object
   */
  record Finished(JobProgress progress, String result) implements JobStep {}

  /**
   * It can never be done.
   *
   * @param error what must be otherwise
   */
  record Failed(JobProgress progress, String error) implements JobStep {}

  JobProgress progress();
}
