package io.relance.application.jobs;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.JobId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Jobs as items and back. */
final class JobItems {
  static final String STATE = "state";

  /** The attribute with the lease of the worker that is at the job. */
  static final String LEASE = "lease";

  /** When a paused job continues. */
  static final String CONTINUES_AT = "continuesAt";

  /** How often in a row the work failed. */
  static final String FAILURES = "failures";

  private static final Map<String, JobKind> KINDS = Choices.of(JobKind.class);
  private static final Map<String, JobState> STATES = Choices.of(JobState.class);
  private static final String PREFIX = "job#";

  private JobItems() {}

  /**
   * The lease of a job.
   *
   * @param id of this lease, by which its worker recognises it
   */
  record Lease(String id, String worker, Instant until) {
    static Optional<Lease> of(Item item) {
      return item.text(LEASE)
          .map(
              id ->
                  new Lease(
                      id,
                      item.text("worker").orElseThrow(),
                      item.instant("leasedUntil").orElseThrow()));
    }

    List<Edit> edits() {
      return List.of(
          Edit.set(LEASE, id),
          Edit.set("worker", worker),
          Edit.set("leasedUntil", Instants.text(until)));
    }

    static List<Edit> released() {
      return List.of(Edit.remove(LEASE), Edit.remove("worker"), Edit.remove("leasedUntil"));
    }
  }

  static ItemKey key(JobId id) {
    return new ItemKey(Tables.PLATFORM, PREFIX + id, "job");
  }

  static String word(JobState state) {
    return Choices.name(state);
  }

  static Item item(Job job) {
    return builder(job, job.state()).build();
  }

  /** A job that begins at an instant. */
  static Item paused(Job job, Instant begins) {
    return builder(job, JobState.PAUSED).instant(CONTINUES_AT, begins).build();
  }

  private static ItemBuilder builder(Job job, JobState state) {
    return ItemBuilder.at(key(job.id()))
        .text("kind", Choices.name(job.kind()))
        .text("subject", job.subject())
        .text(STATE, word(state))
        .number("done", job.progress().done())
        .text("cursor", job.progress().cursor())
        .instant("createdAt", job.createdAt());
  }

  static Job job(Item item) {
    return new Job(
        new JobId(item.key().partition().substring(PREFIX.length())),
        Objects.requireNonNull(KINDS.get(item.text("kind").orElseThrow())),
        item.text("subject").orElseThrow(),
        Objects.requireNonNull(STATES.get(item.text(STATE).orElseThrow())),
        progress(item),
        item.text("result"),
        item.text("error"),
        item.instant("createdAt").orElseThrow());
  }

  private static JobProgress progress(Item item) {
    var total = item.attribute("total").map(_ -> item.number("total"));
    return new JobProgress(item.number("done"), total, item.text("cursor").orElse(""));
  }

  static List<Edit> edits(JobProgress progress) {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set("done", progress.done()));
    edits.add(Edit.set("cursor", progress.cursor()));
    progress.total().ifPresent(total -> edits.add(Edit.set("total", total.longValue())));
    return edits;
  }
}
