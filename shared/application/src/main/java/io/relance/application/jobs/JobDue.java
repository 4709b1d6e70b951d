package io.relance.application.jobs;

import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.id.JobId;
import io.relance.domain.store.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Starts the function of each job without a worker, each minute until the job has ended.
 *
 * <p>So a job that needs several rounds of its function is started by the schedule each time, and
 * never by its own function: Lambda stops what looks like a function that calls itself.
 */
public final class JobDue implements DueAction {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Jobs jobs;
  private final JobWorkers workers;

  public JobDue(Jobs jobs, JobWorkers workers) {
    this.jobs = jobs;
    this.workers = workers;
  }

  @Override
  public DueKind kind() {
    return DueKind.JOB;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var id = new JobId(subject);
    return jobs.read(id)
        .filter(item -> !JobItems.job(item).state().ended())
        .map(item -> next(id, item, now));
  }

  private Instant next(JobId id, Item job, Instant now) {
    var pause = Jobs.continuesAt(job).filter(at -> at.isAfter(now));
    if (pause.isEmpty() && !jobs.isActive(job, workers)) {
      jobs.wake(id);
    }
    return pause.orElseGet(() -> now.plus(AGAIN));
  }
}
