package io.relance.application.duplicates;

import io.relance.application.persistence.Ids;
import io.relance.domain.flow.Uniqueness;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the duplicates among candidates that come one after the other, each at a position.
 *
 * <p>It remembers 20 bytes for each phone number or mailbox, so that an audience of a million takes
 * some 40 MB: a hash of 60 bits, by which two different ones among a million coincide once in some
 * two million audiences, and who is kept so far. Of those created at the same moment the first is
 * kept.
 */
public final class DuplicateGroups {
  private static final int RADIX = 32;
  private static final int DIGITS = 12;
  private static final int SMALLEST = 1 << 10;

  private final Uniqueness uniqueness;
  private final BitSet duplicates = new BitSet();
  private long[] hashes = new long[SMALLEST];
  private long[] createdAt = new long[SMALLEST];
  private int[] kept = new int[SMALLEST];
  private int groups;

  public DuplicateGroups(Uniqueness uniqueness) {
    this.uniqueness = uniqueness;
  }

  /** Adds a candidate. */
  public void add(int position, Candidate candidate) {
    candidate
        .shared(uniqueness.by())
        .ifPresent(shared -> add(position, hash(shared), candidate.createdAt().toEpochMilli()));
  }

  /** The positions of the candidates that are duplicates of one that is kept. */
  public BitSet duplicates() {
    return (BitSet) duplicates.clone();
  }

  /** Never 0, which stands for a free place. */
  private static long hash(String shared) {
    return 1 + Long.parseLong(Ids.hash("duplicate", shared).substring(0, DIGITS), RADIX);
  }

  private void add(int position, long hash, long created) {
    int at = place(hash);
    if (hashes[at] == 0) {
      put(at, hash, position, created);
      if (++groups * 2 > hashes.length) {
        grow();
      }
    } else if (uniqueness.keep() == Uniqueness.Keep.NEWEST
        ? created > createdAt[at]
        : created < createdAt[at]) {
      duplicates.set(kept[at]);
      put(at, hash, position, created);
    } else {
      duplicates.set(position);
    }
  }

  private void put(int at, long hash, int position, long created) {
    hashes[at] = hash;
    kept[at] = position;
    createdAt[at] = created;
  }

  /** The place of a hash, or the free one where it goes. */
  private int place(long hash) {
    int at = (int) hash & (hashes.length - 1);
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = (at + 1) & (hashes.length - 1);
    }
    return at;
  }

  private void grow() {
    var earlier = hashes;
    var earlierCreatedAt = createdAt;
    var earlierKept = kept;
    hashes = new long[earlier.length * 2];
    createdAt = Arrays.copyOf(earlierCreatedAt, hashes.length);
    kept = Arrays.copyOf(earlierKept, hashes.length);
    for (int from = 0; from < earlier.length; from++) {
      if (earlier[from] != 0) {
        put(place(earlier[from]), earlier[from], earlierKept[from], earlierCreatedAt[from]);
      }
    }
  }
}
