package io.relance.audience;

import io.relance.audience.column.Ranges;
import io.relance.audience.column.Ranges.Range;
import io.relance.audience.column.Rows;
import io.relance.domain.criteria.Criteria;
import java.util.stream.LongStream;

/** The number of records that each contact of a shard has. */
final class RecordCounts {
  private final Question question;
  private final int[] counts;

  /**
   * @param contacts how many rows the shard has
   */
  RecordCounts(Question question, int contacts) {
    this.question = question;
    this.counts = new int[contacts];
  }

  void addAll(RecordBlock block) {
    block.countAll(counts);
  }

  void add(RecordBlock block, Rows records) {
    records.forEach(row -> counts[block.contact(row)]++);
  }

  /** The records of which each by itself passes criteria over its properties. */
  Rows passing(Criteria where, RecordBlock block) {
    return new Combination(block.size(), single -> passingSingle(single, block)).holding(where);
  }

  private Rows passingSingle(Criteria single, RecordBlock block) {
    if (single instanceof Criteria.Property(var name, var test)) {
      return block.properties().passing(name.value(), test, question.tests(), block.size());
    }
    throw new IllegalStateException("Criterion " + single + " is not about a record");
  }

  /** The contacts who have as many as wanted. */
  Rows accepted(Criteria.Times times) {
    var rows = new Rows(counts.length);
    var turns = LongStream.of(times.count(), times.count() + 1L);
    for (var range : Ranges.of(new Range(0, Integer.MAX_VALUE), turns, times::accept)) {
      for (int row = 0; row < counts.length; row++) {
        if (range.contains(counts[row])) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
