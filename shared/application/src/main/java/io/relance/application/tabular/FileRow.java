package io.relance.application.tabular;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line where it begins in a CSV file, or its number in a sheet; from 1
 * @param cells their texts, empty where there is none; a CSV row may have more than the header
 */
public record FileRow(long line, List<String> cells) {
  public FileRow {
    cells = List.copyOf(cells);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Omits the cells, which are personal data. */
  @Override
  public String toString() {
    return "FileRow[line=" + line + "]";
  }
}
