package io.relance.audience.column;

import java.util.Arrays;

/** Makes arrays long enough for an index, by an eighth more than they were. */
public final class Growth {
  private static final int LEAST = 16;

  private Growth() {}

  public static int[] forIndex(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, length(array.length, index));
  }

  static long[] forIndex(long[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, length(array.length, index));
  }

  public static byte[] forIndex(byte[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, length(array.length, index));
  }

  private static int length(int now, int index) {
    return Math.max(Math.max(LEAST, index + 1), Math.addExact(now, now / 8));
  }
}
