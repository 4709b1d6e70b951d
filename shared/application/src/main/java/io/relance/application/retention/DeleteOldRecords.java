package io.relance.application.retention;

import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.execution.OldEnrollments;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.PurgeDeleted;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.OldMessages;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Deletes messages and ended enrollments that are older than the retention period: the messages of
 * the installation, then the enrollments of one automation after the other. Counts are stored apart
 * and stay.
 */
public final class DeleteOldRecords implements JobWork {
  /** With its links and the body of a test, a message is three writes, of a hundred at once. */
  private static final int PAGE = 33;

  private final ItemStore store;
  private final Automations automations;
  private final PurgeDeleted purge;

  public DeleteOldRecords(ItemStore store, Automations automations, InstantSource clock) {
    this.store = store;
    this.automations = automations;
    this.purge = new PurgeDeleted(store, clock);
  }

  @Override
  public JobKind kind() {
    return JobKind.RETENTION;
  }

  /** The subject is the instant before which all is deleted, as it is stored. */
  @Override
  public Session open(Job job) {
    return new Deletion(job.subject(), job.progress());
  }

  /**
   * A place in what is read.
   *
   * @param automation whose enrollments are read; empty for the messages
   * @param cursor the end of the last page; empty for the first one
   */
  private record Place(String automation, String cursor) {
    /** All was deleted, and the files of the store are to be purged. */
    static final String PURGE = "purge";

    static Place of(String text) {
      var parts = text.split(" ", 2);
      return parts.length < 2 ? new Place("", "") : new Place(parts[0], parts[1]);
    }

    String text() {
      return automation + " " + cursor;
    }

    Query page(String cutoff) {
      var all =
          automation.isEmpty()
              ? OldMessages.before(cutoff)
              : OldEnrollments.before(new AutomationId(automation), cutoff);
      return cursor.isEmpty() ? all.limit(PAGE) : all.limit(PAGE).after(cursor);
    }
  }

  private final class Deletion implements Session {
    private final String cutoff;
    private JobProgress progress;

    Deletion(String cutoff, JobProgress progress) {
      this.cutoff = cutoff;
      this.progress = progress;
    }

    @Override
    public JobStep next() {
      if (progress.cursor().equals(Place.PURGE)) {
        return purge();
      }
      var place = Place.of(progress.cursor());
      var page = store.query(place.page(cutoff));
      var deleted = delete(deletions(place, page.items()));
      var next =
          page.next()
              .map(cursor -> new Place(place.automation(), cursor))
              .or(() -> following(place.automation()));
      progress =
          new JobProgress(
              progress.done() + deleted,
              Optional.empty(),
              next.map(Place::text).orElse(Place.PURGE));
      return new JobStep.Continued(progress);
    }

    private List<List<Write>> deletions(Place place, List<Item> items) {
      if (place.automation().isEmpty()) {
        OldMessages.waiting(items).forEach(it -> OldEnrollments.keep(store, it, cutoff));
        return new OldMessages(store).deletions(items, Instant.parse(cutoff));
      }
      return items.stream()
          .flatMap(item -> OldEnrollments.deletion(item, cutoff).stream())
          .map(List::of)
          .toList();
    }

    /** Deletes what has not changed since it was read; returns how many items were deleted. */
    private int delete(List<List<Write>> deletions) {
      var all = deletions.stream().flatMap(List::stream).toList();
      if (all.isEmpty() || Transactions.write(store, all).committed()) {
        return deletions.size();
      }
      return (int)
          deletions.stream()
              .filter(writes -> Transactions.write(store, writes).committed())
              .count();
    }

    private JobStep purge() {
      JobStep end = new JobStep.Finished(progress, "{}");
      return progress.done() > 0 ? purge.then(progress, () -> end) : end;
    }
  }

  /** The first page of the automation after another one, in the order of their ids. */
  private Optional<Place> following(String automation) {
    return automations.all().stream()
        .map(AutomationSummary::id)
        .map(AutomationId::value)
        .filter(id -> id.compareTo(automation) > 0)
        .min(String::compareTo)
        .map(id -> new Place(id, ""));
  }
}
