package io.relance.application.execution.wave;

import io.relance.application.persistence.Tables;
import io.relance.domain.store.ItemKey;

/** The item keys of waves, their members and their results. */
public final class WaveKeys {
  private WaveKeys() {}

  public static ItemKey wave(String wave) {
    return new ItemKey(Tables.WALKS, partition(wave), "wave");
  }

  /** The enrollments that entered a wave. */
  public static ItemKey members(String wave) {
    return new ItemKey(Tables.WALKS, partition(wave), "members");
  }

  /** The remaining members of a wave; absent while all of them remain. */
  public static ItemKey remaining(String wave) {
    return new ItemKey(Tables.WALKS, partition(wave), "remaining");
  }

  /** The result of an element for a wave. */
  public static ItemKey result(String wave, String element) {
    return new ItemKey(Tables.WALKS, partition(wave), "result#" + element);
  }

  /** The wave of a key in its partition. */
  static String waveOf(ItemKey key) {
    return key.partition().substring(partition("").length());
  }

  public static String partition(String wave) {
    return "wave#" + wave;
  }
}
