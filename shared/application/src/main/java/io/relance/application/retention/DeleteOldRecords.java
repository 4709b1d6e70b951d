package io.relance.application.retention;

import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.automations.DeletedAutomations;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.events.OldEvents;
import io.relance.application.execution.OldEnrollments;
import io.relance.application.execution.OldWaves;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.PurgeDeleted;
import io.relance.application.persistence.IndependentWrites;
import io.relance.application.scheduling.ProjectCalendar;
import io.relance.application.sending.model.OldMessages;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deletes what is older than the retention period: the messages of the installation, the ended
 * enrollments and waves of one automation after the other, and once a week the events of one
 * contact after the other. Counts are stored apart and stay.
 */
public final class DeleteOldRecords implements JobWork {
  /** With its links and the body of a test, a message is three writes, of a hundred at once. */
  private static final int PAGE = 33;

  /** All was deleted, and the files of the store are to be purged. */
  private static final String PURGE = "purge";

  /** Events have no order in time but that of their contact: each look reads every contact. */
  private static final DayOfWeek DAY_OF_EVENTS = DayOfWeek.SUNDAY;

  private final ItemStore store;
  private final Automations automations;
  private final ProjectCalendar calendar;
  private final PurgeDeleted purge;

  public DeleteOldRecords(
      ItemStore store, Automations automations, ProjectCalendar calendar, InstantSource clock) {
    this.store = store;
    this.automations = automations;
    this.calendar = calendar;
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
   * What was deleted of a page.
   *
   * @param complete whether that was all that is old
   */
  private record Deleted(int records, boolean complete) {}

  private final class Deletion implements Session {
    private final String stored;
    private final Instant cutoff;
    private JobProgress progress;

    Deletion(String cutoff, JobProgress progress) {
      this.stored = cutoff;
      this.cutoff = Instant.parse(cutoff);
      this.progress = progress;
    }

    @Override
    public JobStep next() {
      if (progress.cursor().equals(PURGE)) {
        return purge();
      }
      var place = OldRecords.of(progress.cursor());
      var page = store.query(place.page(stored, PAGE));
      var deleted = delete(place, page.items());
      var next =
          deleted.complete()
              ? page.next().map(place::at).or(() -> following(place))
              : Optional.of(place);
      progress =
          new JobProgress(
              progress.done() + deleted.records(),
              Optional.empty(),
              next.map(OldRecords::text).orElse(PURGE));
      return new JobStep.Continued(progress);
    }

    private Deleted delete(OldRecords place, List<Item> items) {
      return switch (place.kind()) {
        case MESSAGES -> {
          OldMessages.waiting(items).forEach(it -> OldEnrollments.keep(store, it, stored));
          yield all(write(new OldMessages(store).deletions(items, cutoff)));
        }
        case ENROLLMENTS ->
            all(
                write(
                    items.stream()
                        .flatMap(item -> OldEnrollments.deletion(item, stored).stream())
                        .map(List::of)
                        .toList()));
        case WAVES -> all(new OldWaves(store).delete(items, cutoff));
        case CONTACTS -> events(items);
      };
    }

    private Deleted events(List<Item> contacts) {
      var ids = contacts.stream().map(Item::key).map(ContactKeys::contactOf).toList();
      var deleted = new OldEvents(store, cutoff).delete(ids);
      return new Deleted(deleted.events(), deleted.complete());
    }

    private Deleted all(int records) {
      return new Deleted(records, true);
    }

    /** Deletes what has not changed since it was read; returns how many items were deleted. */
    private int write(List<List<Write>> deletions) {
      return IndependentWrites.write(store, deletions);
    }

    private Optional<OldRecords> following(OldRecords place) {
      return switch (place.kind()) {
        case MESSAGES, WAVES -> after(place.automation()).or(this::contacts);
        case ENROLLMENTS -> Optional.of(OldRecords.waves(place.automation()));
        case CONTACTS -> Optional.empty();
      };
    }

    private Optional<OldRecords> contacts() {
      return calendar.day(cutoff).getDayOfWeek() == DAY_OF_EVENTS
          ? Optional.of(OldRecords.CONTACTS)
          : Optional.empty();
    }

    private JobStep purge() {
      JobStep end = new JobStep.Finished(progress, "{}");
      return progress.done() > 0 ? purge.then(progress, () -> end) : end;
    }
  }

  /**
   * The first page of the automation after another one, in the order of their ids, deleted or not.
   */
  private Optional<OldRecords> after(String automation) {
    var existing = automations.all().stream().map(AutomationSummary::id);
    return Stream.concat(existing, new DeletedAutomations(store).all())
        .map(AutomationId::value)
        .filter(id -> id.compareTo(automation) > 0)
        .min(String::compareTo)
        .map(OldRecords::enrollments);
  }
}
