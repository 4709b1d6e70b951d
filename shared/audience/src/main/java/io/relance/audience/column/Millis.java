package io.relance.audience.column;

import java.time.Instant;

/** Instants as milliseconds since 1970, the nearest there are for those far away. */
public final class Millis {
  private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE + 1);
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE - 1);

  private Millis() {}

  /** The last millisecond that is not after the instant. */
  static long floor(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST.toEpochMilli();
    }
    return instant.isAfter(LAST) ? LAST.toEpochMilli() : instant.toEpochMilli();
  }

  /** The first millisecond that is not before the instant. */
  public static long ceiling(Instant instant) {
    var floor = floor(instant);
    return instant.isAfter(Instant.ofEpochMilli(floor)) ? floor + 1 : floor;
  }
}
