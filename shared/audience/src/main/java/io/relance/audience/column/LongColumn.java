package io.relance.audience.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * A number for each of some rows, and none for the others, in as many bytes as the longest of them
 * needs; {@link #NONE} is no number.
 */
public final class LongColumn {
  /** Stands for a row without a number. */
  public static final long NONE = Long.MIN_VALUE;

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private static final int PAGE_BITS = 10;
  private static final int ROWS_IN_A_PAGE = 1 << PAGE_BITS;
  private static final byte[] EMPTY = {};

  /**
   * Numbers with the sign bit turned, so that 0 stands for none, {@code 1 << shift} bytes each; a
   * page ends with the last row that had a number.
   */
  private byte[][] pages;

  private int shift;

  public LongColumn() {
    this(new byte[0][], 0);
  }

  private LongColumn(byte[][] pages, int shift) {
    this.pages = pages;
    this.shift = shift;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** No row from this one on has a number. */
  int rows() {
    return pages.length << PAGE_BITS;
  }

  public boolean has(int row) {
    return get(row) != NONE;
  }

  /** The number of a row. */
  public long get(int row) {
    int page = row >> PAGE_BITS;
    int at = (row & (ROWS_IN_A_PAGE - 1)) << shift;
    return page < pages.length && at < pages[page].length ? stored(pages[page], at) : NONE;
  }

  private long stored(byte[] page, int at) {
    return switch (shift) {
      case 0 -> page[at] == 0 ? NONE : (byte) (page[at] ^ Byte.MIN_VALUE);
      case 1 -> wide((short) SHORTS.get(page, at));
      case 2 -> wide((int) INTS.get(page, at));
      default -> (long) LONGS.get(page, at) ^ Long.MIN_VALUE;
    };
  }

  private static long wide(short stored) {
    return stored == 0 ? NONE : (short) (stored ^ Short.MIN_VALUE);
  }

  private static long wide(int stored) {
    return stored == 0 ? NONE : stored ^ Integer.MIN_VALUE;
  }

  public void set(int row, long number) {
    int needed = shift(number);
    if (needed > shift) {
      widen(needed);
    }
    int page = row >> PAGE_BITS;
    if (page >= pages.length) {
      int before = pages.length;
      pages = Arrays.copyOf(pages, page + 1);
      Arrays.fill(pages, before, pages.length, EMPTY);
    }
    int at = (row & (ROWS_IN_A_PAGE - 1)) << shift;
    pages[page] = withRoom(pages[page], at + (1 << shift));
    store(pages[page], at, number);
  }

  private byte[] withRoom(byte[] page, int bytes) {
    return bytes <= page.length
        ? page
        : Arrays.copyOf(page, Math.min(ROWS_IN_A_PAGE << shift, Math.max(bytes, page.length * 2)));
  }

  private void store(byte[] page, int at, long number) {
    switch (shift) {
      case 0 -> page[at] = (byte) (number ^ Byte.MIN_VALUE);
      case 1 -> SHORTS.set(page, at, (short) (number ^ Short.MIN_VALUE));
      case 2 -> INTS.set(page, at, (int) number ^ Integer.MIN_VALUE);
      default -> LONGS.set(page, at, number ^ Long.MIN_VALUE);
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
    var wide = new LongColumn(new byte[pages.length][], wider);
    for (int page = 0; page < pages.length; page++) {
      wide.pages[page] = new byte[pages[page].length << (wider - shift)];
      for (int at = 0; at < pages[page].length; at += 1 << shift) {
        long number = stored(pages[page], at);
        if (number != NONE) {
          wide.store(wide.pages[page], at << (wider - shift), number);
        }
      }
    }
    pages = wide.pages;
    shift = wider;
  }

  /** Whether the row had a number. */
  public boolean clear(int row) {
    if (!has(row)) {
      return false;
    }
    int at = (row & (ROWS_IN_A_PAGE - 1)) << shift;
    Arrays.fill(pages[row >> PAGE_BITS], at, at + (1 << shift), (byte) 0);
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
  public void addBetween(Ranges.Range range, Rows into) {
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
  public void addWhere(LongPredicate test, Rows into) {
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
    for (int page = 0; page < pages.length; page++) {
      int firstOfPage = page << PAGE_BITS;
      int rows = Math.min(pages[page].length >> shift, into.size() - firstOfPage);
      for (int first = 0; first < rows; first += Long.SIZE) {
        int some = Math.min(rows - first, Long.SIZE);
        load(pages[page], first, some, numbers);
        into.addWord((firstOfPage + first) / Long.SIZE, filter.bits(numbers, some));
      }
    }
  }

  private void load(byte[] page, int first, int some, long[] into) {
    switch (shift) {
      case 0 -> {
        for (int at = 0; at < some; at++) {
          byte one = page[first + at];
          into[at] = one == 0 ? NONE : (byte) (one ^ Byte.MIN_VALUE);
        }
      }
      case 1 -> {
        for (int at = 0; at < some; at++) {
          into[at] = wide((short) SHORTS.get(page, (first + at) << 1));
        }
      }
      case 2 -> {
        for (int at = 0; at < some; at++) {
          into[at] = wide((int) INTS.get(page, (first + at) << 2));
        }
      }
      default -> {
        for (int at = 0; at < some; at++) {
          into[at] = (long) LONGS.get(page, (first + at) << 3) ^ Long.MIN_VALUE;
        }
      }
    }
  }

  void write(SnapshotOutput output) {
    output.integer(shift);
    output.integer(pages.length);
    for (var page : pages) {
      output.bytes(page, page.length);
    }
  }

  static LongColumn read(SnapshotInput input) {
    var shift = input.integer();
    var pages = new byte[input.integer()][];
    for (int page = 0; page < pages.length; page++) {
      pages[page] = input.bytes();
    }
    return new LongColumn(pages, shift);
  }
}
