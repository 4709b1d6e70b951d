package io.relance.application.tabular;

import java.io.IOException;
import java.util.List;

/** Writes a table row by row; what was written takes no memory. */
public interface TableWriter extends AutoCloseable {
  /** Writes a row with a cell for each column. */
  void row(List<TableCell> cells) throws IOException;

  /** Completes the file. */
  @Override
  void close() throws IOException;
}
