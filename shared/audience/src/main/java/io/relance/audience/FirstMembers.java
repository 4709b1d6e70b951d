package io.relance.audience;

import io.relance.domain.id.ContactId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/** The first contacts of those that are added, by the bytes of their ids. */
final class FirstMembers {
  private final ContactNumbers numbers;
  private final int limit;

  /** The last one first. */
  private final PriorityQueue<Integer> first;

  FirstMembers(ContactNumbers numbers, int limit) {
    this.numbers = numbers;
    this.limit = limit;
    this.first = new PriorityQueue<>(Collections.reverseOrder(numbers::compare));
  }

  void add(int number, IntPredicate wanted) {
    if (wanted.test(number)) {
      first.add(number);
      if (first.size() > limit) {
        first.remove();
      }
    }
  }

  List<ContactId> ids() {
    var ids = new ArrayList<ContactId>();
    while (!first.isEmpty()) {
      ids.add(numbers.id(first.remove()));
    }
    Collections.reverse(ids);
    return ids;
  }
}
