package io.relance.application.tabular;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads a CSV file (RFC 4180) row by row. */
final class CsvRows implements RowReader {
  /** A line after the last one; it is found inside a field when a quote is never closed. */
  private static final String END = "\u0001end of the file\u0001";

  private static final int LONGEST_FIELD = 1_000_000;
  private static final int LONGEST_RECORD = 4_000_000;

  /** More than the columns that are allowed, so that these can be counted. */
  private static final int MOST_FIELDS = 100_000;

  private final FileForm.Csv form;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> columns;
  private long line = 1;
  private boolean ended;

  CsvRows(InputStream file, FileForm.Csv form) throws IOException {
    this.form = form;
    file.skipNBytes(form.mark());
    var end = new ByteArrayInputStream(("\n" + END).getBytes(form.encoding()));
    var decoder = form.encoding().newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    var text = new InputStreamReader(new SequenceInputStream(file, end), decoder);
    var fields =
        CsvRecordHandler.builder()
            .maxFields(MOST_FIELDS)
            .maxFieldSize(LONGEST_FIELD)
            .maxRecordSize(LONGEST_RECORD)
            .build();
    reader =
        CsvReader.builder()
            .fieldSeparator(form.delimiter())
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(2 * LONGEST_RECORD)
            .build(fields, text);
    records = reader.iterator();
    columns = Headers.names(next().orElseThrow(Headers::none).cells());
  }

  @Override
  public FileForm form() {
    return form;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<FileRow> next() {
    while (true) {
      var row = read();
      if (row.filter(FileRow::isBlank).isEmpty()) {
        return row;
      }
    }
  }

  private Optional<FileRow> read() {
    if (ended) {
      return Optional.empty();
    }
    try {
      var record = records.next();
      line = record.getStartingLineNumber();
      if (record.getFieldCount() == 1 && record.getField(0).equals(END)) {
        ended = true;
        return Optional.empty();
      }
      var cells = record.getFields();
      if (cells.getLast().endsWith(END)) {
        throw new UnreadableFile(
            "line %d, column %d: the quote that begins there must be closed"
                .formatted(line, cells.size()));
      }
      Headers.checkWidth(cells.size(), line);
      return Optional.of(new FileRow(line, cells));
    } catch (CsvParseException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private UnreadableFile unreadable(RuntimeException failure) {
    if (failure.getCause() instanceof CharacterCodingException) {
      return new UnreadableFile(
          "after line %d: the text must be in %s".formatted(line, form.encoding().name()), failure);
    }
    var reason = failure.getCause() == null ? failure : failure.getCause();
    return new UnreadableFile(
        "after line %d: the row must be CSV: %s".formatted(line, reason.getMessage()), failure);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
