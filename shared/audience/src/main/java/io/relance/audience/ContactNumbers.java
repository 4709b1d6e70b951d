package io.relance.audience;

import io.relance.audience.column.Growth;
import io.relance.audience.column.Hash;
import io.relance.audience.column.SnapshotInput;
import io.relance.audience.column.SnapshotOutput;
import io.relance.domain.id.ContactId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers contacts from 0 on by their id; a number that is free again is used again. */
final class ContactNumbers {
  private static final int STRIDE = 28;
  private static final int LONGEST = STRIDE - 1;
  private static final int IDS_IN_A_PAGE = 1 << 18;

  /** For each number the length of the id and its bytes; length 0 for a free number. */
  private final List<byte[]> pages = new ArrayList<>();

  /** One more than a number in each place that is taken; a power of two of places. */
  private int[] places = new int[64];

  private int numbers;
  private int[] free = {};
  private int freeCount;

  /** How many contacts have a number. */
  int size() {
    return numbers - freeCount;
  }

  /** The number of a contact; -1 when it has none. */
  int find(ContactId contact) {
    return places[place(bytes(contact))] - 1;
  }

  /** The number of a contact, one that is free when it has none. */
  int add(ContactId contact) {
    var id = bytes(contact);
    int place = place(id);
    if (places[place] != 0) {
      return places[place] - 1;
    }
    int number = freeCount > 0 ? free[freeCount - 1] : numbers;
    store(number, id);
    places[place] = number + 1;
    if (freeCount > 0) {
      freeCount--;
    } else {
      numbers++;
    }
    if (numbers > places.length / 4 * 3) {
      rehash(places.length * 2);
    }
    return number;
  }

  /** Frees the number of a contact. */
  void remove(int number) {
    vacate(place(idBytes(number)));
    store(number, new byte[0]);
    free = Growth.forIndex(free, freeCount);
    free[freeCount++] = number;
  }

  /** The contact of a number. */
  ContactId id(int number) {
    return new ContactId(new String(idBytes(number), StandardCharsets.UTF_8));
  }

  /** Orders numbers by the bytes of their ids. */
  int compare(int one, int other) {
    return Arrays.compareUnsigned(idBytes(one), idBytes(other));
  }

  /** Whether the id of a number comes after another id, by their bytes. */
  boolean isAfter(int number, ContactId other) {
    return Arrays.compareUnsigned(idBytes(number), bytes(other)) > 0;
  }

  private static byte[] bytes(ContactId contact) {
    return contact.value().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] idBytes(int number) {
    var page = pages.get(number / IDS_IN_A_PAGE);
    int start = number % IDS_IN_A_PAGE * STRIDE;
    return Arrays.copyOfRange(page, start + 1, start + 1 + page[start]);
  }

  private void store(int number, byte[] id) {
    if (id.length > LONGEST) {
      throw new IllegalArgumentException(
          "The contact's id must have at most " + LONGEST + " bytes, not " + id.length);
    }
    int at = number / IDS_IN_A_PAGE;
    if (at == pages.size()) {
      pages.add(new byte[0]);
    }
    int start = number % IDS_IN_A_PAGE * STRIDE;
    var page = Growth.forIndex(pages.get(at), start + LONGEST);
    Arrays.fill(page, start, start + STRIDE, (byte) 0);
    page[start] = (byte) id.length;
    System.arraycopy(id, 0, page, start + 1, id.length);
    pages.set(at, page);
  }

  /** The place of an id, or the free one where it would stand. */
  private int place(byte[] id) {
    int place = home(id);
    while (places[place] != 0 && !Arrays.equals(idBytes(places[place] - 1), id)) {
      place = next(place);
    }
    return place;
  }

  private int home(byte[] id) {
    return Hash.of(id, 0, id.length) & places.length - 1;
  }

  private int next(int place) {
    return place + 1 & places.length - 1;
  }

  /** Empties a place, and moves up what could not be found behind an empty one. */
  private void vacate(int place) {
    int empty = place;
    places[empty] = 0;
    for (int at = next(empty); places[at] != 0; at = next(at)) {
      int home = home(idBytes(places[at] - 1));
      int distance = at - home & places.length - 1;
      int toEmpty = at - empty & places.length - 1;
      if (distance >= toEmpty) {
        places[empty] = places[at];
        places[at] = 0;
        empty = at;
      }
    }
  }

  private void rehash(int length) {
    places = new int[length];
    for (int number = 0; number < numbers; number++) {
      var id = idBytes(number);
      if (id.length > 0) {
        places[place(id)] = number + 1;
      }
    }
  }

  void write(SnapshotOutput output) {
    output.integer(numbers);
    output.integers(free, freeCount);
    for (int at = 0; at < pages.size(); at++) {
      int ids = Math.min(numbers - at * IDS_IN_A_PAGE, IDS_IN_A_PAGE);
      output.bytes(pages.get(at), ids * STRIDE);
    }
  }

  static ContactNumbers read(SnapshotInput input) {
    var read = new ContactNumbers();
    read.numbers = input.integer();
    read.free = input.integers();
    read.freeCount = read.free.length;
    for (int first = 0; first < read.numbers; first += IDS_IN_A_PAGE) {
      read.pages.add(input.bytes());
    }
    read.rehash(Math.max(64, Integer.highestOneBit(read.numbers / 3 * 4 + 1) * 2));
    return read;
  }
}
