package io.relance.audience;

import io.relance.audience.column.Millis;
import io.relance.audience.column.Rows;
import io.relance.domain.criteria.Criteria;
import java.util.List;

/** Finds the contacts of a shard for whom a criterion about events holds. */
final class EventCounts {
  private final Criteria.Event criterion;
  private final Question question;
  private final int contacts;

  /**
   * @param contacts how many rows the shard has
   */
  EventCounts(Criteria.Event criterion, Question question, int contacts) {
    this.criterion = criterion;
    this.question = question;
    this.contacts = contacts;
  }

  Rows holding(EventHistory history) {
    var range = question.range(criterion.period());
    long from = Millis.ceiling(range.from());
    long until = Millis.ceiling(range.until());
    var blocks = List.copyOf(history.blocks(from, until));
    var counts = new RecordCounts(question, contacts);
    var sums = criterion.sum().map(sum -> new EventSums(sum, blocks, contacts));
    for (var block : blocks) {
      question.check();
      var isWhole = block.isWithin(from, until);
      if (isWhole && sums.isEmpty() && criterion.where().isEmpty()) {
        counts.addAll(block);
      } else {
        var counted = isWhole ? Rows.all(block.size()) : block.between(from, until);
        criterion.where().ifPresent(where -> counted.and(counts.passing(where, block)));
        counts.add(block, counted);
        sums.ifPresent(some -> some.add(block, counted));
      }
    }
    var rows = counts.accepted(criterion.times());
    return sums.map(EventSums::accepted).map(rows::and).orElse(rows);
  }
}
