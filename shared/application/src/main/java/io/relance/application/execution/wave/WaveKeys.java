package io.relance.application.execution.wave;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.ItemKey;

/** The item keys of waves, their members and their results. */
public final class WaveKeys {
  static final String PREFIX = "wave#";

  private WaveKeys() {}

  public static ItemKey wave(WaveId wave) {
    return new ItemKey(Tables.WALKS, partition(wave), "wave");
  }

  /** The enrollments that entered a wave. */
  public static ItemKey members(WaveId wave) {
    return new ItemKey(Tables.WALKS, partition(wave), "members");
  }

  /** The remaining members of a wave; absent while all of them remain. */
  public static ItemKey remaining(WaveId wave) {
    return new ItemKey(Tables.WALKS, partition(wave), "remaining");
  }

  /** The result of an element for a wave. */
  public static ItemKey result(WaveId wave, ElementId element) {
    return new ItemKey(Tables.WALKS, partition(wave), "result#" + element);
  }

  /** A part of the decisions of a condition for the members of a wave. */
  public static ItemKey decisions(WaveId wave, ElementId condition, int part) {
    return new ItemKey(Tables.WALKS, partition(wave), "decisions#" + condition + "#" + part);
  }

  /** The wave of a key in its partition. */
  static WaveId waveOf(ItemKey key) {
    return new WaveId(key.partition().substring(PREFIX.length()));
  }

  public static String partition(WaveId wave) {
    return PREFIX + wave;
  }
}
