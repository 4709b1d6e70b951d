package io.relance.application.tabular;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes CSV in UTF-8 with a byte order mark. A text that a spreadsheet would take for a formula
 * gets an apostrophe before it.
 */
public final class CsvTable implements TableWriter {
  /** A phone or a number, which may begin with a sign. */
  private static final Pattern PLAIN = Pattern.compile("[+-][0-9][0-9 ().-]*");

  private final CsvWriter writer;

  /** Writes the heading. */
  public CsvTable(OutputStream file, List<String> heading) throws IOException {
    Writer text = new OutputStreamWriter(file, StandardCharsets.UTF_8);
    text.write("\uFEFF");
    writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    writer.writeRecord(heading.stream().map(CsvTable::defused).toList());
  }

  @Override
  public void row(List<TableCell> cells) {
    writer.writeRecord(cells.stream().map(CsvTable::text).toList());
  }

  private static String text(TableCell cell) {
    return switch (cell) {
      case TableCell.Empty() -> "";
      case TableCell.Text(var text) -> defused(text);
      case TableCell.Numeric(var number) -> number.toPlainString();
      case TableCell.Flag(var flag) -> String.valueOf(flag);
      case TableCell.Day(var date) -> date.toString();
      case TableCell.Time(var at) -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
    };
  }

  /** The text with an apostrophe where it would be a formula. */
  static String defused(String text) {
    if (text.isEmpty()) {
      return text;
    }
    return switch (text.charAt(0)) {
      case '=', '@' -> "'" + text;
      case '+', '-' -> PLAIN.matcher(text).matches() ? text : "'" + text;
      default -> text;
    };
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
