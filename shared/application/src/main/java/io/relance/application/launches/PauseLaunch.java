package io.relance.application.launches;

import io.relance.application.admin.AuditScope;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses and resumes launches. While a launch is paused no more of its contacts enter, and its
 * messages wait, held ones too; only calls to providers that have begun are finished. What is
 * paused, and what follows from it, is stored in one transaction, so that every process sees it.
 */
public final class PauseLaunch {
  private static final Logger LOG = LoggerFactory.getLogger(PauseLaunch.class);

  private final ItemStore store;
  private final LaunchPages pages;
  private final Schedule schedule;
  private final InstantSource clock;

  public PauseLaunch(ItemStore store, LaunchPages pages, Schedule schedule, InstantSource clock) {
    this.store = store;
    this.pages = pages;
    this.schedule = schedule;
    this.clock = clock;
  }

  /**
   * Pauses a launch, unless it is cancelled; one that is paused stays so since when it was.
   *
   * @return the launch as it is then; empty when there is none
   */
  public Optional<Launch> pause(LaunchId id) {
    var now = clock.instant();
    var update =
        Write.update(
            Launch.key(id),
            Precondition.all(
                Precondition.present(),
                new Precondition.AttributeAbsent(Launch.PAUSED_AT),
                new Precondition.AttributeAbsent(Launch.CANCELLED_AT)),
            Edit.set(Launch.PAUSED_AT, Instants.text(now)));
    if (changed("launch.pause", id, List.of(update, LaunchPause.put(id)))) {
      LOG.info("Launch {} is paused", id);
    }
    return store.get(Launch.key(id)).map(Launch::of);
  }

  /**
   * Lets a launch go on; one that is not paused is left as it is.
   *
   * @return the launch as it is then; empty when there is none
   */
  public Optional<Launch> resume(LaunchId id) {
    var update =
        Write.update(
            Launch.key(id),
            Precondition.all(
                Precondition.present(), new Precondition.AttributePresent(Launch.PAUSED_AT)),
            resumed(id).toArray(Edit[]::new));
    var entry = pages.resumption(id);
    var writes = List.of(update, LaunchPause.delete(id), schedule.put(entry));
    if (changed("launch.resume", id, writes)) {
      LOG.info("Launch {} is resumed", id);
      schedule.wakeFor(entry);
      schedule.wakeInAMinute();
    }
    return store.get(Launch.key(id)).map(Launch::of);
  }

  /** Those who enter by a rate enter later by the time of the pause. */
  private List<Edit> resumed(LaunchId id) {
    var edits = new ArrayList<Edit>(List.of(Edit.remove(Launch.PAUSED_AT)));
    store
        .get(Launch.key(id))
        .map(Launch::of)
        .ifPresent(
            launch ->
                launch
                    .enteringAfterPause(clock.instant())
                    .map(from -> Edit.set(Launch.ENTERING_FROM, Instants.text(from)))
                    .ifPresent(edits::add));
    return edits;
  }

  private boolean changed(String action, LaunchId id, List<Write> changes) {
    var writes = new ArrayList<>(changes);
    writes.addAll(AuditScope.entry(action, id.value(), clock.instant()));
    return Transactions.write(store, writes).committed();
  }
}
