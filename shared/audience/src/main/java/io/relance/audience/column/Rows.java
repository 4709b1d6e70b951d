package io.relance.audience.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** A set of rows out of a number of rows, one bit each. */
public final class Rows {
  private final long[] words;
  private final int size;

  /** The empty set. */
  public Rows(int size) {
    this.size = size;
    this.words = new long[(size + Long.SIZE - 1) / Long.SIZE];
  }

  public static Rows all(int size) {
    var rows = new Rows(size);
    Arrays.fill(rows.words, -1);
    if (size % Long.SIZE != 0) {
      rows.words[rows.words.length - 1] = (1L << size % Long.SIZE) - 1;
    }
    return rows;
  }

  public static Rows of(RoaringBitmap members, int size) {
    return of(BitSetUtil.bitsetOf(members), size);
  }

  public static Rows of(BitSet members, int size) {
    var rows = new Rows(size);
    var words = members.toLongArray();
    System.arraycopy(words, 0, rows.words, 0, words.length);
    return rows;
  }

  /** The number of rows out of which these are. */
  int size() {
    return size;
  }

  public boolean has(int row) {
    return (words[row >> 6] & 1L << row) != 0;
  }

  public void add(int row) {
    words[row >> 6] |= 1L << row;
  }

  public void set(int row, boolean isMember) {
    if (isMember) {
      add(row);
    } else {
      words[row >> 6] &= ~(1L << row);
    }
  }

  /** Adds those of the 64 rows from {@code 64 * word} on whose bits are set. */
  void addWord(int word, long bits) {
    words[word] |= bits;
  }

  /** Keeps only rows that are in the other set too. */
  public Rows and(Rows other) {
    for (int at = 0; at < words.length; at++) {
      words[at] &= other.words[at];
    }
    return this;
  }

  public Rows or(Rows other) {
    for (int at = 0; at < words.length; at++) {
      words[at] |= other.words[at];
    }
    return this;
  }

  /** Removes the rows of another set. */
  public Rows minus(Rows other) {
    for (int at = 0; at < words.length; at++) {
      words[at] &= ~other.words[at];
    }
    return this;
  }

  public int count() {
    int count = 0;
    for (var word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** How many rows are in both sets. */
  public int countWith(Rows other) {
    int count = 0;
    for (int at = 0; at < words.length; at++) {
      count += Long.bitCount(words[at] & other.words[at]);
    }
    return count;
  }

  public void forEach(IntConsumer action) {
    for (int at = 0; at < words.length; at++) {
      for (long rest = words[at]; rest != 0; rest &= rest - 1) {
        action.accept((at << 6) + Long.numberOfTrailingZeros(rest));
      }
    }
  }
}
