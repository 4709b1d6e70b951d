package io.relance.application.launches;

import io.relance.application.admin.AuditScope;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Cancels launches: no more contacts enter, and messages that wait for the end of quiet hours or
 * for the rate of their sender are skipped.
 *
 * <p>The first waves of the launch are done before the answer, as far as they are among the first
 * waves of the automation; each of the others has an entry in the schedule. What that may miss,
 * since a page was being enrolled or an index did not show its wave yet, is found a minute later,
 * again and again until all pages are done.
 */
public final class CancelLaunch implements DueAction {
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  /** So many waves are done before a request is answered. */
  private static final int AT_ONCE = 6;

  /** So many open waves of the automation are looked at before a request is answered. */
  private static final int LOOKED_AT = 100;

  private static final String WAVE = "wave/";

  private final ItemStore store;
  private final LaunchPages pages;
  private final Waves waves;
  private final SkipWaiting sends;
  private final Schedule schedule;
  private final InstantSource clock;

  public CancelLaunch(
      ItemStore store,
      LaunchPages pages,
      Waves waves,
      SkipWaiting sends,
      Schedule schedule,
      InstantSource clock) {
    this.store = store;
    this.pages = pages;
    this.waves = waves;
    this.sends = sends;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** Skips the messages to members of a wave that are not sent yet. */
  @FunctionalInterface
  public interface SkipWaiting {
    void skip(Wave wave, List<Member> members);
  }

  /**
   * Cancels a launch; done again it changes nothing.
   *
   * @return empty when there is no such launch
   */
  public Optional<Launch> cancel(LaunchId id) {
    var now = clock.instant();
    var writes = new ArrayList<Write>();
    writes.add(
        Write.update(
            Launch.key(id),
            Precondition.all(
                Precondition.present(), new Precondition.AttributeAbsent(Launch.CANCELLED_AT)),
            Edit.set(Launch.CANCELLED_AT, Instants.text(now)),
            Edit.remove(Launch.PAUSED_AT)));
    writes.add(LaunchPause.delete(id));
    writes.add(entry(id.value(), now));
    writes.add(schedule.put(pages.resumption(id)));
    writes.addAll(AuditScope.entry("launch.cancel", id.value(), now));
    var committed = Transactions.write(store, writes).committed();
    var launch = store.get(Launch.key(id)).map(Launch::of);
    launch.filter(_ -> committed).ifPresent(this::skipFirst);
    return launch;
  }

  @Override
  public DueKind kind() {
    return DueKind.CANCELLED_LAUNCH;
  }

  /** Skips the messages of one wave, or lets those of all waves of a launch be skipped. */
  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    if (subject.startsWith(WAVE)) {
      skip(new WaveId(subject.substring(WAVE.length())));
      return Optional.empty();
    }
    var launch = store.get(Launch.key(new LaunchId(subject))).map(Launch::of).orElseThrow();
    var last = noneMayEnter(launch, now);
    scheduleAll(launch);
    return last ? Optional.empty() : Optional.of(now.plus(AGAIN_AFTER));
  }

  /** Whether all its waves are formed, and an index shows them. */
  private boolean noneMayEnter(Launch launch, Instant now) {
    var settled = launch.cancelledAt().orElseThrow().plus(AGAIN_AFTER);
    return !now.isBefore(settled) && (launch.isScheduled() || pages.areDone(launch));
  }

  /** Skips the messages of some waves of a launch; the schedule does those of all. */
  private void skipFirst(Launch launch) {
    try (var open = waves.open(launch.automation(), LOOKED_AT)) {
      ids(launch, open.limit(LOOKED_AT)).limit(AT_ONCE).forEach(this::skip);
    }
  }

  private void scheduleAll(Launch launch) {
    try (var open = waves.open(launch.automation())) {
      ids(launch, open)
          .map(wave -> entry(WAVE + wave, clock.instant()))
          .gather(Gatherers.windowFixed(ItemLimits.WRITES))
          .forEach(store::transact);
    }
  }

  private static Stream<WaveId> ids(Launch launch, Stream<Waves.Found> found) {
    return found
        .map(Waves.Found::wave)
        .filter(wave -> wave.launch().filter(launch.id()::equals).isPresent())
        .map(Wave::id);
  }

  private void skip(WaveId id) {
    waves
        .find(id)
        .filter(found -> !found.wave().isOver())
        .ifPresent(found -> sends.skip(found.wave(), waves.members(found)));
  }

  private Write entry(String subject, Instant due) {
    return schedule.put(schedule.entry(DueKind.CANCELLED_LAUNCH, subject, due));
  }
}
