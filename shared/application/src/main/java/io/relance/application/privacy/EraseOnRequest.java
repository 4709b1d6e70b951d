package io.relance.application.privacy;

import io.relance.application.jobs.Job;
import io.relance.application.jobs.StartJobs;
import io.relance.domain.id.ContactId;
import java.util.Optional;

/** Erases contacts by request: most within the request, one with many messages by a job. */
public final class EraseOnRequest {
  /** So many parts are done within the request: hundreds of messages. */
  private static final int PARTS = 8;

  private final EraseContact erasing;
  private final StartJobs jobs;

  public EraseOnRequest(EraseContact erasing, StartJobs jobs) {
    this.erasing = erasing;
    this.jobs = jobs;
  }

  /**
   * Erases a contact; nothing is sent to it and nothing shows it from then on.
   *
   * @return the job that removes what is stored of it; empty when there is no such contact
   */
  public Optional<Job> erase(ContactId id) {
    return erasing.begin(id).map(job -> job.state().ended() ? job : jobs.begin(job, PARTS));
  }
}
