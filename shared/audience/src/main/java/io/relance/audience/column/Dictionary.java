package io.relance.audience.column;

import java.util.Arrays;

/** Numbers byte strings from 0 on, equal ones with one number. */
final class Dictionary {
  private byte[] bytes = {};

  /** Where each byte string ends; it begins where the one before it ends. */
  private int[] ends = {};

  private int size;

  /** One more than a code in each place that is taken; a power of two of places. */
  private int[] places = new int[8];

  int size() {
    return size;
  }

  /** The code of a byte string, a new one when it has none. */
  int add(byte[] value) {
    int place = place(value);
    if (places[place] != 0) {
      return places[place] - 1;
    }
    append(value);
    places[place] = size;
    if (size > places.length / 4 * 3) {
      rehash(places.length * 2);
    }
    return size - 1;
  }

  /** The code of a byte string; -1 when it has none. */
  int find(byte[] value) {
    return places[place(value)] - 1;
  }

  /** The byte string of a code. */
  byte[] bytes(int code) {
    return Arrays.copyOfRange(bytes, start(code), ends[code]);
  }

  private int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  private void append(byte[] value) {
    int start = start(size);
    bytes = Growth.forIndex(bytes, Math.addExact(start, value.length));
    System.arraycopy(value, 0, bytes, start, value.length);
    ends = Growth.forIndex(ends, size);
    ends[size++] = start + value.length;
  }

  /** The place of a byte string, or the free one where it would stand. */
  private int place(byte[] value) {
    int place = Hash.of(value, 0, value.length) & places.length - 1;
    while (places[place] != 0 && !isAt(places[place] - 1, value)) {
      place = place + 1 & places.length - 1;
    }
    return place;
  }

  private boolean isAt(int code, byte[] value) {
    return Arrays.equals(bytes, start(code), ends[code], value, 0, value.length);
  }

  private void rehash(int length) {
    places = new int[length];
    for (int code = 0; code < size; code++) {
      int start = start(code);
      int place = Hash.of(bytes, start, ends[code]) & length - 1;
      while (places[place] != 0) {
        place = place + 1 & length - 1;
      }
      places[place] = code + 1;
    }
  }

  void write(SnapshotOutput output) {
    output.integers(ends, size);
    output.bytes(bytes, start(size));
  }

  static Dictionary read(SnapshotInput input) {
    var dictionary = new Dictionary();
    dictionary.ends = input.integers();
    dictionary.bytes = input.bytes();
    dictionary.size = dictionary.ends.length;
    dictionary.rehash(Math.max(8, Integer.highestOneBit(dictionary.size / 3 * 4 + 1) * 2));
    return dictionary;
  }
}
