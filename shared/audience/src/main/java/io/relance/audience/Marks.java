package io.relance.audience;

import io.relance.audience.column.Rows;
import io.relance.audience.column.SnapshotInput;
import io.relance.audience.column.SnapshotOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** For each mark the rows that have it. */
final class Marks {
  private final Map<Mark, RoaringBitmap> rows = new HashMap<>();

  /** Gives a row these marks, and no other. */
  void put(int row, Set<Mark> marks) {
    rows.forEach(
        (mark, members) -> {
          if (!marks.contains(mark)) {
            members.remove(row);
          }
        });
    marks.forEach(mark -> rows.computeIfAbsent(mark, _ -> new RoaringBitmap()).add(row));
  }

  void clear(int row) {
    put(row, Set.of());
  }

  boolean has(int row, Mark mark) {
    var members = rows.get(mark);
    return members != null && members.contains(row);
  }

  Rows with(Mark mark, int size) {
    var members = rows.get(mark);
    return members == null ? new Rows(size) : Rows.of(members, size);
  }

  void write(SnapshotOutput output) {
    output.integer(rows.size());
    rows.forEach(
        (mark, members) -> {
          output.text(mark.text());
          output.bitmap(members);
        });
  }

  static Marks read(SnapshotInput input) {
    var read = new Marks();
    for (int left = input.integer(); left > 0; left--) {
      var mark = Mark.parse(input.text());
      read.rows.put(mark, input.bitmap());
    }
    return read;
  }
}
