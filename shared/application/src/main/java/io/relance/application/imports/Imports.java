package io.relance.application.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.admin.AuditScope;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.JobId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores imports, and starts their runs. */
public final class Imports {
  private static final String PREFIX = "import#";
  private static final String RUNS = "runs";
  private static final String LAUNCHED_AT = "launchedAt";
  private static final TypeReference<ImportRequest> REQUEST = new TypeReference<>() {};

  private final ItemStore store;
  private final Jobs jobs;
  private final Schedule schedule;
  private final InstantSource clock;

  public Imports(ItemStore store, Jobs jobs, InstantSource clock) {
    this.store = store;
    this.jobs = jobs;
    this.schedule = new Schedule(store, _ -> {}, clock);
    this.clock = clock;
  }

  /** Creates an import, whose file is to be uploaded. */
  public Import create(ImportRequest request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var created = new Import(Ids.random(), request, Optional.empty(), 0, now);
    var writes = new ArrayList<Write>();
    writes.add(Write.putNew(item(created)));
    writes.addAll(AuditScope.entry("import.create", created.id(), now));
    Transactions.write(store, writes);
    return created;
  }

  public Optional<Import> find(String id) {
    return store.get(key(id)).map(Imports::read);
  }

  /** An import with how far it is. */
  public record Progress(Import subject, Optional<Job> job, ImportCounts counts) {}

  /** How far an import is. */
  public Progress progress(Import subject) {
    var job = subject.job().flatMap(jobs::find);
    var counts = job.map(it -> ImportCursor.of(it.progress().cursor()).counts());
    return new Progress(subject, job, counts.orElse(ImportCounts.NONE));
  }

  /**
   * Starts a run. A second one stores nothing twice: its rows find what the first has stored.
   *
   * @param request as it is to be run
   * @return empty when it is running already
   */
  public Optional<Progress> run(Import subject, ImportRequest request) {
    if (progress(subject).job().filter(job -> !job.state().ended()).isPresent()) {
      return Optional.empty();
    }
    var id = subject.runs() == 0 ? subject.id() : subject.id() + "-" + (subject.runs() + 1);
    var job = jobs.create(new JobId(id), JobKind.IMPORT, subject.id());
    var writes = new ArrayList<>(jobs.writes(job));
    writes.add(
        new Write.Update(
            key(subject.id()),
            List.of(
                Edit.set("request", Json.write(request)), Edit.set("job", id), Edit.add(RUNS, 1)),
            Precondition.equal(RUNS, subject.runs())));
    writes.addAll(AuditScope.entry("import.run", subject.id(), clock.instant()));
    if (!Transactions.write(store, writes).committed()) {
      return Optional.empty();
    }
    jobs.wake(job.id());
    return find(subject.id()).map(this::progress);
  }

  /**
   * Schedules the launches that follow the first run which came to its end and brought contacts;
   * later runs, and repetitions after a crash, schedule none.
   */
  void launchAfter(Import subject) {
    var now = clock.instant();
    var entry = schedule.entry(DueKind.IMPORT, subject.id(), now);
    Transactions.write(
        store,
        List.of(
            Write.update(
                key(subject.id()),
                Precondition.all(
                    Precondition.present(), new Precondition.AttributeAbsent(LAUNCHED_AT)),
                Edit.set(LAUNCHED_AT, Instants.text(now))),
            schedule.put(entry)));
  }

  private static ItemKey key(String id) {
    return new ItemKey(Tables.PLATFORM, PREFIX + id, "import");
  }

  private static Item item(Import subject) {
    return ItemBuilder.at(key(subject.id()))
        .json("request", subject.request())
        .number(RUNS, subject.runs())
        .instant("createdAt", subject.createdAt())
        .expiresAt(subject.expiresAt())
        .build();
  }

  private static Import read(Item item) {
    return new Import(
        item.key().partition().substring(PREFIX.length()),
        Json.read(item.text("request").orElseThrow(), REQUEST),
        item.text("job").map(JobId::new),
        item.number(RUNS),
        item.instant("createdAt").orElseThrow());
  }
}
