package io.relance.application.retention;

import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.JobId;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** Starts the job that deletes what is older than the retention period, once a day. */
public final class StartRetention {
  private final ItemStore store;
  private final Jobs jobs;
  private final RetentionPeriod period;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param zone the zone of the project, whose days count
   */
  public StartRetention(
      ItemStore store, Jobs jobs, RetentionPeriod period, ZoneId zone, InstantSource clock) {
    this.store = store;
    this.jobs = jobs;
    this.period = period;
    this.zone = zone;
    this.clock = clock;
  }

  /** Starts the job of today, unless that was done or the one of yesterday has not ended. */
  public void run() {
    if (!period.isLimited()) {
      return;
    }
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var id = id(today);
    if (jobs.find(id).isPresent() || isRunning(id(today.minusDays(1)))) {
      return;
    }
    var cutoff = period.cutoff(today, zone).toString();
    var job = jobs.create(id, JobKind.RETENTION, cutoff);
    if (Transactions.write(store, jobs.writes(job)).committed()) {
      jobs.wake(id);
    }
  }

  private boolean isRunning(JobId id) {
    return jobs.find(id).map(Job::state).filter(state -> !state.ended()).isPresent();
  }

  private static JobId id(LocalDate day) {
    return new JobId(Ids.hash("retention", day.toString()));
  }
}
