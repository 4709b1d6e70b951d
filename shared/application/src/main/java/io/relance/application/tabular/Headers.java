package io.relance.application.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Makes the names of columns from the first row. */
final class Headers {
  static final int MOST_COLUMNS = 1_000;

  private Headers() {}

  /** Different names: one that is empty gets its number, one that repeats gets a number. */
  static List<String> names(List<String> cells) {
    int last = cells.size();
    while (last > 0 && cells.get(last - 1).isBlank()) {
      last--;
    }
    checkWidth(last, 1);
    var names = new ArrayList<String>();
    var known = new HashSet<String>();
    for (var cell : cells.subList(0, last)) {
      var name = cell.isBlank() ? "column " + (names.size() + 1) : cell.strip();
      var unique = name;
      for (int number = 2; !known.add(unique); number++) {
        unique = name + " (" + number + ")";
      }
      names.add(unique);
    }
    return names;
  }

  static void checkWidth(int columns, long line) {
    if (columns > MOST_COLUMNS) {
      throw new UnreadableFile(
          "line %d: must have at most 1,000 columns, not %,d".formatted(line, columns));
    }
  }

  static UnreadableFile none() {
    return new UnreadableFile("line 1: must be the names of the columns; the file has no rows");
  }
}
