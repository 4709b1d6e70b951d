package io.relance.application.jobs;

import java.time.Instant;

/** The workers that share the jobs of a deployment: this one, and which others may be active. */
public interface JobWorkers {
  /** The name under which this process or invocation works. */
  String self();

  /** Whether a worker may still be at a job that it leased until an instant. */
  boolean mayBeActive(String worker, Instant until);
}
