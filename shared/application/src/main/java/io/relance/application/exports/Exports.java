package io.relance.application.exports;

import io.relance.application.admin.AuditScope;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Transactions;
import io.relance.domain.flow.ExportFormat;
import io.relance.domain.id.JobId;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;

/** Starts exports, and finds them. */
public final class Exports {
  private final ItemStore store;
  private final Jobs jobs;
  private final InstantSource clock;

  public Exports(ItemStore store, Jobs jobs, InstantSource clock) {
    this.store = store;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Starts an export.
   *
   * @param source the kind of an {@link ExportSource}
   * @param id of what is exported
   */
  public Export start(String source, String id, ExportFormat format) {
    var job =
        jobs.create(new JobId(Ids.random()), JobKind.EXPORT, Export.subject(source, id, format));
    var writes = new ArrayList<>(jobs.writes(job));
    writes.addAll(AuditScope.entry(source + ".export", id, clock.instant()));
    Transactions.write(store, writes);
    jobs.wake(job.id());
    return Export.of(job);
  }

  public Optional<Export> find(String id) {
    return jobs.find(new JobId(id)).filter(job -> job.kind() == JobKind.EXPORT).map(Export::of);
  }
}
