package io.relance.application.jobs;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.ItemStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last part of jobs whose deletions must leave nothing in the files of the store. */
public final class PurgeDeleted {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(PurgeDeleted.class);

  private final ItemStore store;
  private final InstantSource clock;

  public PurgeDeleted(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Purges the files of the store; where a reader prevents it, the job pauses for a minute.
   *
   * @param progress from which the job would come here again
   * @param end what ends the job once the files are purged
   */
  public JobStep then(JobProgress progress, Supplier<JobStep> end) {
    try {
      store.purgeDeleted();
    } catch (TransientFailure failure) {
      LOG.info("What a job deleted stays in the files of the store for now", failure);
      return new JobStep.Paused(progress, clock.instant().plus(PATIENCE));
    }
    return end.get();
  }
}
