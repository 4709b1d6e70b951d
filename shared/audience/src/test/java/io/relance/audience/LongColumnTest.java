package io.relance.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.audience.column.LongColumn;
import io.relance.audience.column.Ranges.Range;
import io.relance.audience.column.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D8.1: a column of numbers, in as many bytes as they need")
class LongColumnTest {
  private static final int ROWS = 5_000;
  private static final long[] EDGES = {
    0,
    1,
    -1,
    127,
    -127,
    -128,
    32_767,
    -32_768,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE + 1
  };

  private final Random random = new Random(20_261_129);

  @Test
  void holdsWhatAMapHolds() {
    for (int longest = 1; longest <= EDGES.length; longest++) {
      var column = new LongColumn();
      var model = new HashMap<Integer, Long>();
      for (int change = 0; change < 3_000; change++) {
        int row = random.nextInt(1 + random.nextInt(ROWS));
        if (random.nextInt(4) == 0) {
          assertThat(column.clear(row)).isEqualTo(model.remove(row) != null);
        } else {
          long number = EDGES[random.nextInt(longest)];
          column.set(row, number);
          model.put(row, number);
        }
      }
      check(column, model);
    }
  }

  private void check(LongColumn column, Map<Integer, Long> model) {
    int size = 1 + random.nextInt(ROWS);
    long edge = EDGES[random.nextInt(EDGES.length)];
    var between = new Rows(size);
    var where = new Rows(size);
    column.addBetween(new Range(edge, Long.MAX_VALUE), between);
    column.addWhere(number -> number >= edge, where);
    for (int row = 0; row < ROWS; row++) {
      var number = model.get(row);
      assertThat(column.has(row)).isEqualTo(number != null);
      assertThat(column.get(row)).isEqualTo(number == null ? LongColumn.NONE : number);
      if (row < size) {
        var isIn = number != null && number >= edge;
        assertThat(between.has(row)).as("row %d from %d", row, edge).isEqualTo(isIn);
        assertThat(where.has(row)).isEqualTo(isIn);
      }
    }
  }
}
