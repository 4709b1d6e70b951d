package io.relance.application.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.relance.application.persistence.ObjectParts;
import io.relance.application.tabular.FileRow;
import io.relance.domain.objectstore.ObjectStore;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of rejected rows: the file's columns, then line, field and reason. It is written in
 * parts, of which a repeated one replaces the first.
 */
final class RejectedRows {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ObjectParts parts;
  private final Import subject;
  private final int columns;
  private final String header;

  RejectedRows(ObjectStore objects, Import subject, List<String> columns) {
    this.parts = new ObjectParts(objects, subject.folder() + "rejects/");
    this.subject = subject;
    this.columns = columns.size();
    var names = new ArrayList<>(columns);
    names.addAll(List.of("line", "field", "reason"));
    header = BYTE_ORDER_MARK + lines(List.of(names));
  }

  /** A row with what is wrong with it. */
  record Row(FileRow row, RowOutcome.Rejected rejected) {}

  /** Stores the rejected rows of a part, which is named by its first row. */
  void part(long first, List<Row> rows) {
    if (!rows.isEmpty()) {
      var text = lines(rows.stream().map(this::cells).toList());
      parts.put("%012d".formatted(first), text);
    }
  }

  private List<String> cells(Row rejected) {
    var cells = new ArrayList<>(rejected.row().cells());
    while (cells.size() < columns) {
      cells.add("");
    }
    var line = cells.subList(0, columns);
    line.add(Long.toString(rejected.row().line()));
    line.add(rejected.rejected().field());
    line.add(rejected.rejected().reason());
    return line;
  }

  /** Makes one file of the parts. */
  void finish() {
    parts.join(header, subject.rejectsName());
  }

  /** Removes the parts of an earlier run. */
  void begin() {
    parts.clear("");
  }

  private static String lines(List<List<String>> rows) {
    var text = new StringWriter();
    try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
