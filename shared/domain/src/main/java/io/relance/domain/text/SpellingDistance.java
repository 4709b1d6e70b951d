package io.relance.domain.text;

/**
 * The number of characters to add, drop, replace or swap with the next to get from one text to
 * another (optimal string alignment).
 */
public final class SpellingDistance {
  private final String from;
  private final String to;
  private int[] before;
  private int[] last;
  private int[] row;

  private SpellingDistance(String from, String to) {
    this.from = from;
    this.to = to;
    this.before = new int[to.length() + 1];
    this.last = new int[to.length() + 1];
    this.row = new int[to.length() + 1];
  }

  /** The distance; where it is above the limit, the limit and one. */
  public static int between(String from, String to, int limit) {
    return Math.abs(from.length() - to.length()) > limit
        ? limit + 1
        : Math.min(limit + 1, new SpellingDistance(from, to).within(limit));
  }

  private int within(int limit) {
    for (int j = 0; j < last.length; j++) {
      last[j] = j;
    }
    int leastBefore = 0;
    for (int i = 1; i <= from.length(); i++) {
      int least = fill(i);
      if (Math.min(least, leastBefore) > limit) {
        return limit + 1;
      }
      leastBefore = least;
      var free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }

  /** Fills the row of a letter, and returns the least distance in it. */
  private int fill(int i) {
    row[0] = i;
    int least = i;
    for (int j = 1; j < row.length; j++) {
      int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
      int distance = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
      if (isSwapped(i, j)) {
        distance = Math.min(distance, before[j - 2] + 1);
      }
      row[j] = distance;
      least = Math.min(least, distance);
    }
    return least;
  }

  private boolean isSwapped(int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
