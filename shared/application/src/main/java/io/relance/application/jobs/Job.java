package io.relance.application.jobs;

import io.relance.domain.id.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * Work that can outlast a request.
 *
 * @param subject what it is about, such as the id of a table
 * @param result what came of it, as JSON; once it is done
 * @param error why it failed
 */
public record Job(
    JobId id,
    JobKind kind,
    String subject,
    JobState state,
    JobProgress progress,
    Optional<String> result,
    Optional<String> error,
    Instant createdAt) {
  /** The job with another progress. */
  public Job from(JobProgress other) {
    return new Job(id, kind, subject, state, other, result, error, createdAt);
  }
}
