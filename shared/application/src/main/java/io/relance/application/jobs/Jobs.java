package io.relance.application.jobs;

import io.relance.application.admin.AuditScope;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.JobId;
import io.relance.domain.job.JobLane;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores jobs, and starts and cancels them.
 *
 * <p>A job begins in the transaction that makes it necessary, with an entry in the schedule that
 * starts its function each minute until it has ended: no worker starts its own function.
 */
public final class Jobs {
  /** By then the function of a job was started, or never will be. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How long an ended job can be read. */
  static final Duration RETENTION = Duration.ofDays(90);

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final ItemStore store;
  private final JobLane lane;
  private final Schedule schedule;
  private final InstantSource clock;

  public Jobs(ItemStore store, JobLane lane, InstantSource clock) {
    this.store = store;
    this.lane = lane;
    this.schedule = new Schedule(store, _ -> {}, clock);
    this.clock = clock;
  }

  /** A new job, which is stored by {@link #writes}. */
  public Job create(JobId id, JobKind kind, String subject) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Job(
        id,
        kind,
        subject,
        JobState.RUNNING,
        JobProgress.NONE,
        Optional.empty(),
        Optional.empty(),
        now);
  }

  /** What starts a job, for the transaction that makes it necessary; refused if it exists. */
  public List<Write> writes(Job job) {
    var due = schedule.entry(DueKind.JOB, job.id().value(), clock.instant().plus(PATIENCE));
    return List.of(Write.putNew(JobItems.item(job)), schedule.put(due));
  }

  /** What stores a job that begins at an instant; refused if it exists. */
  public List<Write> writes(Job job, Instant begins) {
    var due = schedule.entry(DueKind.JOB, job.id().value(), begins);
    return List.of(Write.putNew(JobItems.paused(job, begins)), schedule.put(due));
  }

  /**
   * Starts the function for a job that was stored; should that fail, the schedule does it later.
   */
  public void wake(JobId id) {
    try {
      lane.start(id);
    } catch (TransientFailure failure) {
      LOG.warn("Job {} starts a minute later", id, failure);
    }
  }

  public Optional<Job> find(JobId id) {
    return read(id).map(JobItems::job);
  }

  Optional<Item> read(JobId id) {
    return store.get(JobItems.key(id));
  }

  /**
   * Cancels a job that has not ended; what it did stays.
   *
   * @return the job as it is then; empty when there is none
   */
  public Optional<Job> cancel(JobId id) {
    OptimisticRetry.retryUntil("job", id.value(), () -> tryToCancel(id));
    return find(id);
  }

  private boolean tryToCancel(JobId id) {
    var state = find(id).map(Job::state);
    if (state.isEmpty() || state.orElseThrow().ended()) {
      return true;
    }
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Update(
            JobItems.key(id),
            ended(JobState.CANCELLED),
            Precondition.equal(JobItems.STATE, JobItems.word(state.orElseThrow()))));
    writes.addAll(AuditScope.entry("job.cancel", id.value(), clock.instant()));
    return Transactions.write(store, writes).committed();
  }

  /**
   * Leases a job that is not being worked on.
   *
   * @return empty when it has ended, or another worker is at it
   */
  Optional<JobItems.Lease> lease(JobId id, JobItems.Lease wanted, JobWorkers workers) {
    var item = read(id).filter(it -> !JobItems.job(it).state().ended());
    var other = item.flatMap(JobItems.Lease::of);
    if (item.isEmpty() || isActive(other, workers)) {
      return Optional.empty();
    }
    var edits = new ArrayList<>(wanted.edits());
    edits.add(Edit.set(JobItems.STATE, JobItems.word(JobState.RUNNING)));
    var unchanged =
        Precondition.all(
            Precondition.equal(
                JobItems.STATE, item.orElseThrow().text(JobItems.STATE).orElseThrow()),
            other
                .map(it -> Precondition.equal(JobItems.LEASE, it.id()))
                .orElseGet(() -> new Precondition.AttributeAbsent(JobItems.LEASE)));
    return written(id, edits, unchanged) ? Optional.of(wanted) : Optional.empty();
  }

  private static boolean isActive(Optional<JobItems.Lease> lease, JobWorkers workers) {
    return lease.filter(it -> workers.mayBeActive(it.worker(), it.until())).isPresent();
  }

  /** Whether a worker is at a job. */
  boolean isActive(Item job, JobWorkers workers) {
    return isActive(JobItems.Lease.of(job), workers);
  }

  /** Stores how far a worker is, and prolongs its lease; false when the job is not its any more. */
  boolean advance(JobId id, JobItems.Lease lease, JobProgress progress) {
    var edits = new ArrayList<>(JobItems.edits(progress));
    edits.add(Edit.set("leasedUntil", Instants.text(lease.until())));
    edits.add(Edit.remove(JobItems.FAILURES));
    return written(id, edits, isOf(lease));
  }

  /** Stores that a job waits, with the entry that continues it. */
  void pause(JobId id, JobItems.Lease lease, JobStep.Paused paused) {
    var edits = new ArrayList<>(JobItems.edits(paused.progress()));
    edits.addAll(JobItems.Lease.released());
    edits.add(Edit.set(JobItems.STATE, JobItems.word(JobState.PAUSED)));
    edits.add(Edit.set(JobItems.CONTINUES_AT, Instants.text(paused.until())));
    var entry = schedule.entry(DueKind.JOB, id.value(), paused.until());
    Transactions.write(
        store,
        List.of(new Write.Update(JobItems.key(id), edits, isOf(lease)), schedule.put(entry)));
  }

  void finish(JobId id, JobItems.Lease lease, JobStep.Finished finished) {
    end(id, lease, JobState.DONE, outcome(finished.progress(), "result", finished.result()));
  }

  void fail(JobId id, JobItems.Lease lease, JobStep.Failed failed) {
    var edits = new ArrayList<>(outcome(failed.progress(), "error", failed.error()));
    edits.addAll(ended(JobState.FAILED));
    var writes = new ArrayList<>(failed.writes());
    writes.add(new Write.Update(JobItems.key(id), edits, isOf(lease)));
    Transactions.write(store, writes);
  }

  private static List<Edit> outcome(JobProgress progress, String attribute, String value) {
    var edits = new ArrayList<>(JobItems.edits(progress));
    edits.add(Edit.set(attribute, value));
    return edits;
  }

  private void end(JobId id, JobItems.Lease lease, JobState state, List<Edit> outcome) {
    var edits = new ArrayList<>(outcome);
    edits.addAll(ended(state));
    written(id, edits, isOf(lease));
  }

  /** Counts a failure of the work, and lets the next worker try. */
  void releaseFailed(JobId id, JobItems.Lease lease) {
    var edits = new ArrayList<>(JobItems.Lease.released());
    edits.add(Edit.add(JobItems.FAILURES, 1));
    written(id, edits, isOf(lease));
  }

  void release(JobId id, JobItems.Lease lease) {
    written(id, JobItems.Lease.released(), isOf(lease));
  }

  private List<Edit> ended(JobState state) {
    var edits = new ArrayList<>(JobItems.Lease.released());
    edits.add(Edit.set(JobItems.STATE, JobItems.word(state)));
    edits.add(Edit.set(Item.EXPIRES_AT, clock.instant().plus(RETENTION).getEpochSecond()));
    return edits;
  }

  private static Precondition isOf(JobItems.Lease lease) {
    return Precondition.all(
        Precondition.equal(JobItems.STATE, JobItems.word(JobState.RUNNING)),
        Precondition.equal(JobItems.LEASE, lease.id()));
  }

  private boolean written(JobId id, List<Edit> edits, Precondition precondition) {
    var write = new Write.Update(JobItems.key(id), edits, precondition);
    return Transactions.write(store, List.of(write)).committed();
  }

  /** When a paused job continues. */
  static Optional<Instant> continuesAt(Item job) {
    return Optional.of(job)
        .filter(it -> JobItems.job(it).state() == JobState.PAUSED)
        .flatMap(it -> it.text(JobItems.CONTINUES_AT))
        .map(Instant::parse);
  }
}
