package io.relance.audience;

import io.relance.audience.column.Decimals;
import io.relance.audience.column.Ranges;
import io.relance.audience.column.Ranges.Range;
import io.relance.audience.column.Rows;
import io.relance.domain.criteria.EventSum;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Exact sums of a property of events, for each contact of a shard. */
final class EventSums {
  private static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

  private final EventSum criterion;
  private final int scale;

  /** In units of the scale. */
  private final long[] sums;

  /** What has to be added to the sum of a contact, where it does not fit there. */
  private final Map<Integer, BigDecimal> more = new HashMap<>();

  /**
   * @param blocks whose events will be added
   * @param contacts how many rows the shard has
   */
  EventSums(EventSum criterion, Collection<RecordBlock> blocks, int contacts) {
    this.criterion = criterion;
    this.sums = new long[contacts];
    this.scale = blocks.stream().mapToInt(this::scale).max().orElse(0);
  }

  private int scale(RecordBlock block) {
    var column = block.properties().column(property());
    return column == null ? 0 : column.numbers().scale();
  }

  private String property() {
    return criterion.property().value();
  }

  /** Adds the numbers of some events; what is no number adds nothing. */
  void add(RecordBlock block, Rows events) {
    var column = block.properties().column(property());
    if (column == null) {
      return;
    }
    var numbers = column.numbers();
    var factor = BigDecimal.ONE.scaleByPowerOfTen(scale - numbers.scale()).longValueExact();
    events.forEach(
        row -> {
          if (numbers.has(row)) {
            add(block.contact(row), numbers.unscaled(row), factor);
          } else {
            column.number(row).ifPresent(number -> addMore(block.contact(row), number));
          }
        });
  }

  private void add(int contact, long unscaled, long factor) {
    try {
      sums[contact] = Math.addExact(sums[contact], Math.multiplyExact(unscaled, factor));
    } catch (ArithmeticException _) {
      addMore(contact, BigDecimal.valueOf(unscaled, scale).multiply(BigDecimal.valueOf(factor)));
    }
  }

  private void addMore(int contact, BigDecimal number) {
    more.merge(contact, number, BigDecimal::add);
  }

  /** The contacts whose sum the criterion accepts. */
  Rows accepted() {
    var rows = new Rows(sums.length);
    for (var range : accepting()) {
      for (int row = 0; row < sums.length; row++) {
        if (range.contains(sums[row])) {
          rows.add(row);
        }
      }
    }
    more.forEach((row, number) -> rows.set(row, criterion.accepts(number.add(sum(row)))));
    return rows;
  }

  private BigDecimal sum(int row) {
    return BigDecimal.valueOf(sums[row], scale);
  }

  private List<Range> accepting() {
    var turns =
        Stream.of(criterion.greater(), criterion.less())
            .flatMap(Optional::stream)
            .flatMapToLong(bound -> Decimals.turns(bound, scale));
    return Ranges.of(ALL, turns, units -> criterion.accepts(BigDecimal.valueOf(units, scale)));
  }
}
