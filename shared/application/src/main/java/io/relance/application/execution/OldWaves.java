package io.relance.application.execution;

import io.relance.application.execution.wave.EndedWaves;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Gatherers;

/** Waves that ended long ago, whose enrollments were deleted. */
public final class OldWaves {
  private final ItemStore store;
  private final EndedWaves waves;

  public OldWaves(ItemStore store) {
    this.store = store;
    this.waves = new EndedWaves(store);
  }

  /**
   * Deletes waves, except those that ended later, or that are on the way of an enrollment that is
   * stored: its path is read from them.
   *
   * @return how many were deleted
   */
  public int delete(List<Item> found, Instant cutoff) {
    var old =
        found.stream()
            .filter(wave -> EndedWaves.isEndedBefore(wave, cutoff))
            .filter(wave -> !isAnyStored(waves.entered(wave)))
            .toList();
    old.forEach(waves::delete);
    return old.size();
  }

  private boolean isAnyStored(List<EnrollmentId> enrollments) {
    return enrollments.stream()
        .map(EnrollmentKeys::enrollment)
        .gather(Gatherers.windowFixed(ItemLimits.KEYS_IN_A_BATCH))
        .anyMatch(keys -> !store.getAll(keys).isEmpty());
  }
}
