package io.relance.audience;

import io.relance.audience.Ranges.Range;
import io.relance.domain.criteria.Criteria;
import java.util.List;
import java.util.stream.LongStream;

/** Counts and adds up the events that a criterion is about, for each contact of a shard. */
final class EventCounts {
  private final Criteria.Event criterion;
  private final Question question;
  private final int[] counts;

  /**
   * @param contacts how many rows the shard has
   */
  EventCounts(Criteria.Event criterion, Question question, int contacts) {
    this.criterion = criterion;
    this.question = question;
    this.counts = new int[contacts];
  }

  /** The contacts for whom the criterion holds. */
  Rows holding(EventHistory history) {
    var range = question.range(criterion.period());
    long from = Millis.ceiling(range.from());
    long until = Millis.ceiling(range.until());
    var blocks = List.copyOf(history.blocks(from, until));
    var sums = criterion.sum().map(sum -> new EventSums(sum, blocks, counts.length));
    for (var block : blocks) {
      question.check();
      if (sums.isEmpty() && criterion.where().isEmpty() && block.isWithin(from, until)) {
        block.countAll(counts);
      } else {
        var counted = counted(block, from, until);
        counted.forEach(row -> counts[block.contact(row)]++);
        sums.ifPresent(some -> some.add(block, counted));
      }
    }
    var rows = often();
    return sums.map(EventSums::accepted).map(rows::and).orElse(rows);
  }

  private Rows counted(EventBlock block, long from, long until) {
    var rows =
        block.isWithin(from, until) ? Rows.all(block.size()) : block.between(from, until);
    return criterion
        .where()
        .map(where -> new Combination(block.size(), one -> passing(one, block)).holding(where))
        .map(rows::and)
        .orElse(rows);
  }

  private Rows passing(Criteria single, EventBlock block) {
    if (single instanceof Criteria.Property(var name, var test)) {
      return block.properties().passing(name.value(), test, question.tests(), block.size());
    }
    throw new IllegalStateException("Criterion " + single + " is not about an event");
  }

  private Rows often() {
    var times = criterion.times();
    var rows = new Rows(counts.length);
    var turns = LongStream.of(times.count(), times.count() + 1L);
    for (var range : Ranges.of(new Range(0, Integer.MAX_VALUE), turns, times::accepts)) {
      for (int row = 0; row < counts.length; row++) {
        if (range.contains(counts[row])) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
