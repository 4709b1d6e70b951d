package io.relance.application.tabular;

import java.nio.charset.Charset;

/** How the bytes of a file are read. */
public sealed interface FileForm {
  /**
   * Text with a delimiter.
   *
   * @param mark the bytes of the byte order mark at its beginning
   */
  record Csv(Charset encoding, int mark, char delimiter) implements FileForm {}

  /** A workbook, of which the first sheet is read. */
  record Xlsx() implements FileForm {}
}
