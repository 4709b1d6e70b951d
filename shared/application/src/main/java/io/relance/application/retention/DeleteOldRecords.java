package io.relance.application.retention;

import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.execution.OldEnrollments;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.OldMessages;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deletes messages and ended enrollments that are older than the retention period: the messages of
 * the installation, then the enrollments of one automation after the other. Counts are stored apart
 * and stay.
 */
public final class DeleteOldRecords implements JobWork {
  /** With the body of a test, a message is two writes, of a hundred in a transaction. */
  private static final int PAGE = 50;

  private final ItemStore store;
  private final Automations automations;

  public DeleteOldRecords(ItemStore store, Automations automations) {
    this.store = store;
    this.automations = automations;
  }

  @Override
  public JobKind kind() {
    return JobKind.RETENTION;
  }

  @Override
  public Session open(Job job) {
    return new Deletion(Instant.parse(job.subject()), job.progress());
  }

  /**
   * A place in what is read.
   *
   * @param automation whose enrollments are read; empty for the messages
   * @param cursor the end of the last page; empty for the first one
   */
  private record Place(String automation, String cursor) {
    static Place of(String text) {
      var parts = text.split(" ", 2);
      return parts.length < 2 ? new Place("", "") : new Place(parts[0], parts[1]);
    }

    String text() {
      return automation + " " + cursor;
    }

    Query page(Instant cutoff) {
      var all =
          automation.isEmpty()
              ? OldMessages.before(cutoff)
              : OldEnrollments.before(new AutomationId(automation), cutoff);
      return cursor.isEmpty() ? all.limit(PAGE) : all.limit(PAGE).after(cursor);
    }

    List<Write> deletion(Item item, Instant cutoff) {
      return automation.isEmpty()
          ? OldMessages.deletion(item)
          : OldEnrollments.deletion(item, cutoff);
    }
  }

  private final class Deletion implements Session {
    private final Instant cutoff;
    private JobProgress progress;

    Deletion(Instant cutoff, JobProgress progress) {
      this.cutoff = cutoff;
      this.progress = progress;
    }

    @Override
    public JobStep next() {
      var place = Place.of(progress.cursor());
      var page = store.query(place.page(cutoff));
      var deleted = delete(page.items(), place);
      var next =
          page.next()
              .map(cursor -> new Place(place.automation(), cursor))
              .or(() -> following(place.automation()));
      progress =
          new JobProgress(
              progress.done() + deleted, Optional.empty(), next.map(Place::text).orElse(""));
      if (next.isPresent()) {
        return new JobStep.Continued(progress);
      }
      store.purgeDeleted();
      return new JobStep.Finished(progress, "{}");
    }

    /** Deletes what has not changed since it was read; returns how many items were deleted. */
    private int delete(List<Item> items, Place place) {
      var deletions =
          items.stream()
              .map(item -> place.deletion(item, cutoff))
              .filter(writes -> !writes.isEmpty())
              .toList();
      var all = deletions.stream().flatMap(List::stream).toList();
      if (all.isEmpty() || Transactions.write(store, all).committed()) {
        return deletions.size();
      }
      return (int)
          deletions.stream()
              .filter(writes -> Transactions.write(store, writes).committed())
              .count();
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
