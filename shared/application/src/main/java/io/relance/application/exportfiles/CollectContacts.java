package io.relance.application.exportfiles;

import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.flow.ContactAction.Export;
import io.relance.domain.id.JobId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the contacts who come to an element for the file of its window.
 *
 * <p>The first who come open a window, in the transaction that stores the job of its file, which
 * begins when the window ends. Others join on the condition that the window is open still. That a
 * wave was collected is stored with its contacts: a repetition collects nobody twice.
 */
public final class CollectContacts {
  private final ItemStore store;
  private final Jobs jobs;
  private final InstantSource clock;

  public CollectContacts(ItemStore store, Jobs jobs, InstantSource clock) {
    this.store = store;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Collects the members of a wave, once. */
  public void collect(Export export, Wave wave, List<Member> members) {
    if (!members.isEmpty()) {
      OptimisticRetry.retryUntil(
          "export element",
          export.id().value(),
          () ->
              store.get(ExportWindow.collected(wave, export.id())).isPresent()
                  || tryToCollect(export, wave, members));
    }
  }

  private boolean tryToCollect(Export export, Wave wave, List<Member> members) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var pointer = store.get(ExportWindow.open(ExportWindow.source(wave), export.id().value()));
    var open = pointer.flatMap(item -> open(item, now));
    var window = open.orElseGet(Ids::random);
    var writes = new ArrayList<Write>();
    if (open.isPresent()) {
      writes.add(
          Write.check(pointer.orElseThrow().key(), Precondition.equal(ExportWindow.OPEN, window)));
    } else {
      var unchanged =
          pointer
              .flatMap(item -> item.text(ExportWindow.OPEN))
              .map(id -> Precondition.equal(ExportWindow.OPEN, id))
              .orElseGet(Precondition::absent);
      writes.addAll(opening(window(window, export, wave, now), unchanged));
    }
    writes.add(Write.putNew(ItemBuilder.at(ExportWindow.collected(wave, export.id())).build()));
    writes.add(
        Write.putNew(
            ItemBuilder.at(ExportWindow.rows(window, wave.id()))
                .json("contacts", members.stream().map(it -> it.contact().value()).toList())
                .build()));
    return Transactions.write(store, writes).committed();
  }

  private static Optional<String> open(Item pointer, Instant now) {
    return pointer
        .text("end")
        .filter(end -> Instant.parse(end).isAfter(now))
        .flatMap(_ -> pointer.text(ExportWindow.OPEN));
  }

  private static ExportWindow window(String id, Export export, Wave wave, Instant now) {
    return new ExportWindow(
        id,
        ExportWindow.source(wave),
        export.id().value(),
        export.file(),
        now.plus(export.file().window()));
  }

  private List<Write> opening(ExportWindow window, Precondition unchanged) {
    var job = jobs.create(new JobId(Ids.random()), JobKind.EXPORT_FILE, window.id());
    var pointer =
        ItemBuilder.at(window.open())
            .text(ExportWindow.OPEN, window.id())
            .instant("end", window.end())
            .build();
    var writes = new ArrayList<Write>();
    writes.add(new Write.Put(pointer, unchanged));
    writes.add(Write.putNew(window.item()));
    writes.addAll(jobs.writes(job, window.end()));
    return writes;
  }
}
