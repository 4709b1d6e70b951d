package io.relance.application.execution;

import io.relance.application.persistence.Tables;
import io.relance.domain.store.ItemKey;

/** Where enrollments, entries, waves and their results live. */
public final class ExecutionKeys {
  private ExecutionKeys() {}

  public static ItemKey enrollment(String enrollment) {
    return new ItemKey(Tables.WALKS, "enrollment#" + enrollment, "enrollment");
  }

  /** The last entry of a contact into an automation, where re-entry is decided. */
  public static ItemKey entry(String automation, String contact) {
    return new ItemKey(Tables.WALKS, "entry#" + automation + "#" + contact, "entry");
  }

  public static ItemKey wave(String wave) {
    return new ItemKey(Tables.WALKS, wavePartition(wave), "wave");
  }

  /** Those who entered a wave. */
  public static ItemKey members(String wave) {
    return new ItemKey(Tables.WALKS, wavePartition(wave), "members");
  }

  /** Those who are left in a wave, once they are not all who entered it. */
  public static ItemKey remaining(String wave) {
    return new ItemKey(Tables.WALKS, wavePartition(wave), "remaining");
  }

  /** What an element did with a wave; sorts in the order of time within the wave. */
  public static ItemKey result(String wave, String element) {
    return new ItemKey(Tables.WALKS, wavePartition(wave), "result#" + element);
  }

  /** The wave of a key in its partition. */
  static String waveOf(ItemKey key) {
    return key.partition().substring(wavePartition("").length());
  }

  public static String wavePartition(String wave) {
    return "wave#" + wave;
  }
}
