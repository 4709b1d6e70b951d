package io.relance.application.jobs;

import io.relance.application.jobs.JobItems.Lease;
import io.relance.application.persistence.Ids;
import io.relance.domain.id.JobId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on jobs, a part at a time, under a lease that each stored part prolongs. A job whose worker
 * is gone continues with the next message.
 */
public final class RunJobs {
  /** The longest that a part may take before another worker may take over the job. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** So many failures in a row end a job that a request could cancel; others are tried on. */
  private static final int MOST_FAILURES = 10;

  private static final Logger LOG = LoggerFactory.getLogger(RunJobs.class);

  private final Jobs jobs;
  private final Map<JobKind, JobWork> works;
  private final JobWorkers workers;
  private final InstantSource realTime;

  /**
   * @param works one for each kind
   * @param realTime the time of leases
   */
  public RunJobs(Jobs jobs, Stream<JobWork> works, JobWorkers workers, InstantSource realTime) {
    this.jobs = jobs;
    this.works = works.collect(Collectors.toMap(JobWork::kind, Function.identity()));
    this.workers = workers;
    this.realTime = realTime;
  }

  /** Works on a job until it has ended, or for a time; a part that has begun is completed. */
  public void run(JobId id, Duration time) {
    var until = realTime.instant().plus(time);
    run(id, () -> realTime.instant().isBefore(until));
  }

  /** Does at most so many parts of a job. */
  public void runParts(JobId id, int parts) {
    var left = new int[] {parts};
    run(id, () -> left[0]-- > 0);
  }

  private void run(JobId id, BooleanSupplier goesOn) {
    jobs.lease(id, lease(Ids.random()), workers)
        .ifPresent(lease -> jobs.find(id).ifPresent(job -> work(job, lease, goesOn)));
  }

  private Lease lease(String name) {
    return new Lease(name, workers.self(), realTime.instant().plus(LEASE));
  }

  private void work(Job job, Lease lease, BooleanSupplier goesOn) {
    try (var session = Objects.requireNonNull(works.get(job.kind())).open(job)) {
      var held = true;
      while (held && goesOn.getAsBoolean()) {
        held = did(job, lease, session.next());
      }
      if (held) {
        jobs.release(job.id(), lease);
      }
    } catch (RuntimeException failure) {
      failed(job, lease, failure);
    }
  }

  /** Stores the outcome of a part; returns whether the worker goes on. */
  private boolean did(Job job, Lease lease, JobStep step) {
    return switch (step) {
      case JobStep.Continued(var progress) -> jobs.advance(job.id(), lease(lease.id()), progress);
      case JobStep.Paused paused -> {
        jobs.pause(job.id(), lease, paused);
        yield false;
      }
      case JobStep.Finished finished -> {
        jobs.finish(job.id(), lease, finished);
        LOG.info("Job {} ({}) is done", job.id(), job.kind());
        yield false;
      }
      case JobStep.Failed failed -> {
        jobs.fail(job.id(), lease, failed);
        LOG.info("Job {} ({}) failed: {}", job.id(), job.kind(), failed.error());
        yield false;
      }
    };
  }

  private void failed(Job job, Lease lease, RuntimeException failure) {
    var failures = jobs.read(job.id()).map(item -> item.number(JobItems.FAILURES)).orElse(0L) + 1;
    LOG.error("Job {} ({}) failed {} times in a row", job.id(), job.kind(), failures, failure);
    if (failures < MOST_FAILURES || !job.kind().canBeCancelled()) {
      jobs.releaseFailed(job.id(), lease);
      return;
    }
    var progress = jobs.find(job.id()).map(Job::progress).orElse(job.progress());
    jobs.fail(
        job.id(),
        lease,
        new JobStep.Failed(
            progress, "It failed %d times in a row; the log has the cause".formatted(failures)));
  }
}
