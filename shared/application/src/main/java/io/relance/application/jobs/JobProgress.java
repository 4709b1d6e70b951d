package io.relance.application.jobs;

import java.util.Optional;

/**
 * How far a job has come.
 *
 * @param done the units that are done, in the unit of the job's kind, such as rows
 * @param total the units that there are, once that is known
 * @param cursor from where the work continues after a crash; its meaning is that of the kind
 */
public record JobProgress(long done, Optional<Long> total, String cursor) {
  /** Nothing is done yet. */
  public static final JobProgress NONE = new JobProgress(0, Optional.empty(), "");
}
