package io.relance.application.execution.wave;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads waves and their results, each of them once. */
public final class WaveReader {
  private final ItemStore store;
  private final Waves waves;
  private final Map<WaveId, Map<ElementId, WaveResult>> results = new HashMap<>();
  private final Map<WaveId, Set<EnrollmentId>> entered = new HashMap<>();
  private final Map<WaveId, Optional<Wave>> found = new HashMap<>();

  public WaveReader(ItemStore store, Waves waves) {
    this.store = store;
    this.waves = waves;
  }

  /** The results of a wave, by element. */
  public Map<ElementId, WaveResult> results(WaveId wave) {
    return results.computeIfAbsent(
        wave,
        _ ->
            store
                .all(Query.of(Tables.WALKS, WaveKeys.partition(wave)).startingWith("result#"))
                .map(WaveResult::of)
                .collect(Collectors.toMap(WaveResult::element, Function.identity())));
  }

  /** The one of some waves that an enrollment entered. */
  public Optional<WaveId> entered(EnrollmentId enrollment, Collection<WaveId> candidates) {
    entered.putAll(
        waves.entered(candidates.stream().filter(wave -> !entered.containsKey(wave)).toList()));
    return candidates.stream()
        .filter(wave -> entered.getOrDefault(wave, Set.of()).contains(enrollment))
        .findFirst();
  }

  public Optional<Wave> wave(WaveId wave) {
    return found.computeIfAbsent(wave, id -> waves.find(id).map(Waves.Found::wave));
  }
}
