package io.relance.audience;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.LongPredicate;

/**
 * A number for each of some rows, and none for the others, in as many bytes as the longest of them
 * needs; {@link #NONE} is no number.
 */
final class LongColumn {
  /** Stands for a row without a number. */
  static final long NONE = Long.MIN_VALUE;

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  /** Numbers with the sign bit turned, so that 0 stands for none, {@code 1 << shift} bytes each. */
  private byte[] stored;

  private int shift;

  LongColumn() {
    this(new byte[0], 0);
  }

  private LongColumn(byte[] stored, int shift) {
    this.stored = stored;
    this.shift = shift;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** How many rows there is room for. */
  int rows() {
    return stored.length >> shift;
  }

  boolean has(int row) {
    return get(row) != NONE;
  }

  /** The number of a row. */
  long get(int row) {
    return row < rows() ? stored(row) : NONE;
  }

  private long stored(int row) {
    int at = row << shift;
    return switch (shift) {
      case 0 -> stored[at] == 0 ? NONE : (byte) (stored[at] ^ Byte.MIN_VALUE);
      case 1 -> wide((short) SHORTS.get(stored, at));
      case 2 -> wide((int) INTS.get(stored, at));
      default -> (long) LONGS.get(stored, at) ^ Long.MIN_VALUE;
    };
  }

  private static long wide(short stored) {
    return stored == 0 ? NONE : (short) (stored ^ Short.MIN_VALUE);
  }

  private static long wide(int stored) {
    return stored == 0 ? NONE : stored ^ Integer.MIN_VALUE;
  }

  void set(int row, long number) {
    int needed = shift(number);
    if (needed > shift) {
      widen(needed);
    }
    stored = Growth.forIndex(stored, ((row + 1) << shift) - 1);
    store(row, number);
  }

  private void store(int row, long number) {
    int at = row << shift;
    switch (shift) {
      case 0 -> stored[at] = (byte) (number ^ Byte.MIN_VALUE);
      case 1 -> SHORTS.set(stored, at, (short) (number ^ Short.MIN_VALUE));
      case 2 -> INTS.set(stored, at, (int) number ^ Integer.MIN_VALUE);
      default -> LONGS.set(stored, at, number ^ Long.MIN_VALUE);
    }
  }

  /** A number needs one bit more than its own, since one of each length stands for none. */
  private static int shift(long number) {
    if (number > Byte.MIN_VALUE && number <= Byte.MAX_VALUE) {
      return 0;
    }
    if (number > Short.MIN_VALUE && number <= Short.MAX_VALUE) {
      return 1;
    }
    return number > Integer.MIN_VALUE && number <= Integer.MAX_VALUE ? 2 : 3;
  }

  private void widen(int wider) {
    var wide = new LongColumn(new byte[rows() << wider], wider);
    for (int row = 0; row < rows(); row++) {
      if (has(row)) {
        wide.store(row, get(row));
      }
    }
    stored = wide.stored;
    shift = wider;
  }

  /** Whether the row had a number. */
  boolean clear(int row) {
    if (!has(row)) {
      return false;
    }
    for (int at = row << shift; at < (row + 1) << shift; at++) {
      stored[at] = 0;
    }
    return true;
  }

  void multiply(long factor) {
    for (int row = 0; row < rows(); row++) {
      if (has(row)) {
        set(row, Math.multiplyExact(get(row), factor));
      }
    }
  }

  /** Adds the rows whose number is in a range. */
  void addBetween(Ranges.Range range, Rows into) {
    long from = range.from();
    long length = range.to() - from;
    addWords(
        into,
        (numbers, some) -> {
          long bits = 0;
          for (int at = 0; at < some; at++) {
            bits |= notGreater(numbers[at] - from, length) << at;
          }
          return bits;
        });
  }

  /** 1 for one number that is not greater than another, without signs, else 0; not a branch. */
  private static long notGreater(long one, long other) {
    return ~((~other & one) | ((~other | one) & (other - one))) >>> (Long.SIZE - 1);
  }

  /**
   * Adds the rows whose number, counted from 0, is wanted.
   *
   * @param wanted 1 after each number that is wanted, else 0; the first one is for none
   */
  void addWanted(byte[] wanted, Rows into) {
    addWords(
        into,
        (numbers, some) -> {
          long bits = 0;
          for (int at = 0; at < some; at++) {
            bits |= (long) wanted[(int) Math.max(numbers[at], -1) + 1] << at;
          }
          return bits;
        });
  }

  /** Adds the rows whose number passes a test. */
  void addWhere(LongPredicate test, Rows into) {
    addWords(
        into,
        (numbers, some) -> {
          long bits = 0;
          for (int at = 0; at < some; at++) {
            bits |= numbers[at] != NONE && test.test(numbers[at]) ? 1L << at : 0;
          }
          return bits;
        });
  }

  /** Finds which of some numbers, at most 64, are wanted: a bit for each. */
  private interface Filter {
    long bits(long[] numbers, int some);
  }

  private void addWords(Rows into, Filter filter) {
    var numbers = new long[Long.SIZE];
    int rows = Math.min(rows(), into.size());
    for (int first = 0; first < rows; first += Long.SIZE) {
      int some = Math.min(rows - first, Long.SIZE);
      load(first, some, numbers);
      into.addWord(first / Long.SIZE, filter.bits(numbers, some));
    }
  }

  private void load(int first, int some, long[] into) {
    switch (shift) {
      case 0 -> {
        for (int at = 0; at < some; at++) {
          byte one = stored[first + at];
          into[at] = one == 0 ? NONE : (byte) (one ^ Byte.MIN_VALUE);
        }
      }
      case 1 -> {
        for (int at = 0; at < some; at++) {
          into[at] = wide((short) SHORTS.get(stored, (first + at) << 1));
        }
      }
      case 2 -> {
        for (int at = 0; at < some; at++) {
          into[at] = wide((int) INTS.get(stored, (first + at) << 2));
        }
      }
      default -> {
        for (int at = 0; at < some; at++) {
          into[at] = (long) LONGS.get(stored, (first + at) << 3) ^ Long.MIN_VALUE;
        }
      }
    }
  }

  void write(SnapshotOutput output) {
    output.integer(shift);
    output.bytes(stored, stored.length);
  }

  static LongColumn read(SnapshotInput input) {
    var shift = input.integer();
    return new LongColumn(input.bytes(), shift);
  }
}
