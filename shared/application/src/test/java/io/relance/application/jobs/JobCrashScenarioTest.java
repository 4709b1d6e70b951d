package io.relance.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.TestShop;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.keys.KeyRequest;
import io.relance.application.persistence.Ids;
import io.relance.application.scheduling.DueKind;
import io.relance.application.tables.RelatedTable;
import io.relance.application.tables.RelatedTable.Column;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.JobId;
import io.relance.domain.id.TableKey;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.1: a job ends whatever ends its workers, and never twice")
class JobCrashScenarioTest {
  private static final List<Column> COLUMNS = List.of(new Column("species", PropertyType.TEXT));
  private static final int ROWS = 120;
  private static final Duration ENOUGH = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  @DisplayName("Killed before and after each write, it continues and deletes each row once")
  void continuesAfterACrashAtAnyPoint() {
    for (int point = 0; ; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        var contact = contact(shop);
        var table = filled(shop, contact);
        if (!dies(shop, table, CrashPoint.at(point))) {
          assertThat(point).isGreaterThan(8);
          return;
        }
        var begun = shop.relance().people().tables().byKey(table.key()).isEmpty();
        settle(shop, table);

        var people = shop.relance().people();
        assertThat(people.tableRows().of(contact)).as("point " + point).isEmpty();
        assertThat(people.tables().byKey(new TableKey("pets"))).isEmpty();
        assertThat(begun || point < 2).isTrue();
        var job = job(shop, table).orElseThrow();
        assertThat(job.state()).as("point " + point).isEqualTo(JobState.DONE);
        assertThat(job.progress().done()).isGreaterThanOrEqualTo(0).isLessThanOrEqualTo(ROWS);
      }
    }
  }

  /** Whether the process ended before it had deleted the table. */
  private static boolean dies(TestShop shop, RelatedTable table, CrashPoint crash) {
    var relance = shop.relance(new WatchedItemStore(shop.store(), crash));
    try {
      var job = relance.people().tableDeletion().delete(table);
      relance.backgroundJobs().runJobs().run(job.id(), ENOUGH);
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  /** What the next process does: the request again if it was not accepted, then the schedule. */
  private static void settle(TestShop shop, RelatedTable table) {
    var relance = shop.relance();
    if (job(shop, table).isEmpty()) {
      var _ = relance.people().tableDeletion().delete(table);
    }
    var id = job(shop, table).orElseThrow().id();
    assertThat(fire(shop, id)).isEqualTo(ended(shop, id) ? Optional.empty() : nextMinute(shop));
    shop.nextProcess().backgroundJobs().runJobs().run(id, ENOUGH);
    assertThat(fire(shop, id)).isEmpty();
  }

  private static boolean ended(TestShop shop, JobId id) {
    return shop.relance().backgroundJobs().jobs().find(id).orElseThrow().state().ended();
  }

  private static Optional<Instant> nextMinute(TestShop shop) {
    return Optional.of(shop.now().plus(Duration.ofMinutes(1)));
  }

  private static Optional<Instant> fire(TestShop shop, JobId id) {
    var action = Objects.requireNonNull(shop.relance().dueActions().get(DueKind.JOB));
    return action.fire(id.value(), shop.now());
  }

  @Test
  @DisplayName("Two workers at one job: the second finds it leased")
  void isWorkedOnByOneWorker() {
    try (var shop = new TestShop(folder)) {
      var table = filled(shop, contact(shop));
      var job = shop.relance().people().tableDeletion().delete(table);
      var jobs = shop.relance().backgroundJobs().jobs();
      var lease = new JobItems.Lease("first", "a-worker", shop.now().plusSeconds(60));
      assertThat(jobs.lease(job.id(), lease, ACTIVE)).isPresent();

      assertThat(jobs.lease(job.id(), lease, ACTIVE)).isEmpty();
      assertThat(jobs.lease(job.id(), lease, GONE)).isPresent();
    }
  }

  @Test
  @DisplayName("Cancelled between two parts, it does no more and cannot be continued")
  void stopsWhenItIsCancelled() {
    try (var shop = new TestShop(folder)) {
      var table = filled(shop, contact(shop));
      var work = shop.relance().backgroundJobs();
      var job = shop.relance().people().tableDeletion().delete(table);

      assertThat(work.jobs().cancel(job.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
      work.runJobs().run(job.id(), ENOUGH);

      assertThat(work.jobs().find(job.id()).orElseThrow().progress().done()).isZero();
      assertThat(fire(shop, job.id())).isEmpty();
    }
  }

  private static final JobWorkers ACTIVE = workers(true);
  private static final JobWorkers GONE = workers(false);

  private static JobWorkers workers(boolean active) {
    return new JobWorkers() {
      @Override
      public String self() {
        return "self";
      }

      @Override
      public boolean mayBeActive(String worker, Instant until) {
        return active;
      }
    };
  }

  private static Optional<Job> job(TestShop shop, RelatedTable table) {
    var id = Ids.hash("delete-table", table.id().value());
    return shop.relance().backgroundJobs().jobs().find(new JobId(id));
  }

  private static RelatedTable filled(TestShop shop, ContactId contact) {
    var people = shop.relance().people();
    var table = people.tables().create("Pets", new KeyRequest.Given("pets"), COLUMNS).orElseThrow();
    for (int at = 0; at < ROWS; at++) {
      var values = Map.of("species", new Scalar.Text("cat"));
      people.tableRows().put(table, "row " + at, contact, Map.copyOf(values));
    }
    return table;
  }

  private static ContactId contact(TestShop shop) {
    var edit = ContactEdit.NONE.set(ContactField.PHONE, "+33639986501");
    return ((ContactEditResult.Kept) shop.contacts().create(edit, List.of())).contact().id();
  }
}
