package io.relance.application.execution.wave;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.stream.Gatherers;

/** Waves that have ended, by when they were formed. */
public final class EndedWaves {
  private static final String PREFIX = "ended#";

  private final ItemStore store;

  public EndedWaves(ItemStore store) {
    this.store = store;
  }

  /** The partition of {@link Tables#OPEN_WAVES} that an ended wave is in. */
  static String partition(AutomationId automation) {
    return PREFIX + automation;
  }

  /**
   * The ended waves of an automation that were formed before an instant.
   *
   * @param cutoff as stored
   */
  public static Query before(AutomationId automation, String cutoff) {
    return Query.of(Tables.WALKS, partition(automation))
        .on(Tables.OPEN_WAVES)
        .between(Instants.text(Instant.EPOCH), cutoff);
  }

  /** Whether a wave ended before an instant. */
  public static boolean isEndedBefore(Item wave, Instant cutoff) {
    var read = Wave.of(wave);
    return read.state() == Wave.State.ENDED && read.movedAt().filter(cutoff::isAfter).isPresent();
  }

  /** The enrollments that entered a wave. */
  public List<EnrollmentId> entered(Item wave) {
    return store.get(WaveKeys.members(WaveKeys.waveOf(wave.key()))).stream()
        .flatMap(WaveItems::members)
        .map(Member::enrollment)
        .toList();
  }

  /**
   * Deletes a wave with all that is stored of it; the wave itself last, so that a repeated call
   * deletes the rest.
   */
  public void delete(Item wave) {
    store
        .all(Query.of(Tables.WALKS, wave.key().partition()))
        .map(Item::key)
        .filter(key -> !key.equals(wave.key()))
        .map(Write::delete)
        .toList()
        .stream()
        .gather(Gatherers.windowFixed(ItemLimits.WRITES))
        .forEach(writes -> Transactions.write(store, writes));
    var unchanged = Precondition.equal(WaveItems.REVISION, wave.number(WaveItems.REVISION));
    Transactions.write(store, List.of(new Write.Delete(wave.key(), unchanged)));
  }
}
