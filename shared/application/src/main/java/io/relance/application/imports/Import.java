package io.relance.application.imports;

import io.relance.domain.id.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An import of a file.
 *
 * @param job the job of its latest run; empty before the first
 * @param runs how often it was run
 */
public record Import(
    String id, ImportRequest request, Optional<JobId> job, long runs, Instant createdAt) {
  /** As long as their files are stored. */
  private static final Duration RETENTION = Duration.ofDays(90);

  /** When nothing of it is stored any more. */
  Instant expiresAt() {
    return createdAt.plus(RETENTION);
  }

  /** Whether contacts come with it. */
  public boolean bringsContacts() {
    return request.kind() == ImportKind.CONTACTS && !request.dryRun();
  }

  /** The object with the file. */
  public String fileName() {
    return folder() + "file";
  }

  /** The object with the rejected rows. */
  public String rejectsName() {
    return folder() + "rejects.csv";
  }

  /** The beginning of the names of its objects. */
  String folder() {
    return "imports/" + id + "/";
  }
}
