package io.relance.audience.column;

/** Spreads byte strings over the places of a table. */
public final class Hash {
  private Hash() {}

  public static int of(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + bytes[at];
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 16;
  }
}
