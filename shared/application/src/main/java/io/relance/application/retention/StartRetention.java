package io.relance.application.retention;

import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.ProjectCalendar;
import io.relance.domain.id.JobId;
import io.relance.domain.store.ItemStore;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;

/** Starts the job that deletes what is older than the retention period, once a day. */
public final class StartRetention {
  /** A job that was cut short waits for no longer. */
  private static final int EARLIER_DAYS = 7;

  private final ItemStore store;
  private final Jobs jobs;
  private final RetentionPeriod period;
  private final ProjectCalendar calendar;

  public StartRetention(
      ItemStore store, Jobs jobs, RetentionPeriod period, ProjectCalendar calendar) {
    this.store = store;
    this.jobs = jobs;
    this.period = period;
    this.calendar = calendar;
  }

  /** Starts the job of today, unless that was done or one of the days before has not ended. */
  public void run() {
    if (period.keepsAll()) {
      return;
    }
    var today = calendar.today();
    var id = id(today);
    if (jobs.find(id).isPresent() || isEarlierOneInProgress(today)) {
      return;
    }
    var cutoff = Instants.text(calendar.start(period.cutoff(today)));
    var job = jobs.create(id, JobKind.RETENTION, cutoff);
    if (Transactions.write(store, jobs.writes(job)).committed()) {
      jobs.wake(id);
    }
  }

  /** A job goes on by itself until it has ended. */
  private boolean isEarlierOneInProgress(LocalDate today) {
    return IntStream.rangeClosed(1, EARLIER_DAYS)
        .mapToObj(days -> jobs.find(id(today.minusDays(days))))
        .flatMap(Optional::stream)
        .anyMatch(job -> !job.state().ended());
  }

  private static JobId id(LocalDate day) {
    return new JobId(Ids.hash("retention", day.toString()));
  }
}
