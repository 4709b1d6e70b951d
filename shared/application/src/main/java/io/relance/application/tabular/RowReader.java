package io.relance.application.tabular;

import java.util.List;
import java.util.Optional;

/** Reads a file row by row. */
public interface RowReader extends AutoCloseable {
  /** How its bytes are read. */
  FileForm form();

  /** The names of its columns, in their order; each is different. */
  List<String> columns();

  /**
   * The next row that is not blank; empty at the end.
   *
   * @throws UnreadableFile when the file cannot be read further
   */
  Optional<FileRow> next();

  @Override
  void close();
}
