package io.relance.application.jobs;

import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;

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
   * @param writes what is stored in the transaction that ends the job
   */
  record Failed(JobProgress progress, String error, List<Write> writes) implements JobStep {
    public Failed {
      writes = List.copyOf(writes);
    }

    public Failed(JobProgress progress, String error) {
      this(progress, error, List.of());
    }
  }

  JobProgress progress();
}
