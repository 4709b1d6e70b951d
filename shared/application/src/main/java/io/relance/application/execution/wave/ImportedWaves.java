package io.relance.application.execution.wave;

import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Waves as they continue in another deployment: from their current element, with a new attempt. */
public final class ImportedWaves {
  private ImportedWaves() {}

  public static boolean isWave(Item item) {
    return item.key().sort().equals("wave") && item.key().partition().startsWith(WaveKeys.PREFIX);
  }

  /** Whether a wave may still have enrollments in progress. */
  public static boolean isOpen(Item wave) {
    return state(wave) != Wave.State.ENDED;
  }

  /** The wave's id, if it needs a watch; a failed one waits for an operator. */
  public static Optional<String> unfinished(Item item) {
    if (!isWave(item)) {
      return Optional.empty();
    }
    return switch (state(item)) {
      case FORMING, SEALED, PARKED, ENDING -> Optional.of(WaveKeys.waveOf(item.key()).value());
      case LOST, ENDED -> Optional.empty();
    };
  }

  /**
   * A wave that must be started again, as after a replay; executions started elsewhere are void.
   */
  public static Item restarted(Item wave) {
    if (state(wave) != Wave.State.SEALED) {
      return wave;
    }
    var attributes = new LinkedHashMap<>(wave.attributes());
    attributes.put("attempt", Value.of(wave.number("attempt") + 1));
    attributes.remove("movedAt");
    return new Item(wave.key(), attributes);
  }

  private static Wave.State state(Item wave) {
    return Wave.State.valueOf(wave.text("state").orElseThrow());
  }
}
