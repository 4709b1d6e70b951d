package io.relance.application.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a workbook; texts are texts in it, so that none is a formula. A sheet that is full is
 * continued in a further one, with the heading again.
 */
public final class XlsxTable implements TableWriter {
  private static final int ROWS_OF_A_SHEET = 1_048_576;
  private static final int LONGEST_TEXT = 32_767;
  private static final int FLUSH = 1_000;
  private static final String DAY = "yyyy-mm-dd";
  private static final String TIME = "yyyy-mm-dd hh:mm:ss";

  private final OutputStream file;
  private final Workbook workbook;
  private final List<String> heading;
  private final int rowsOfASheet;
  private @Nullable Worksheet sheet;
  private int sheets;
  private int row;

  /** Writes the heading. */
  public XlsxTable(OutputStream file, List<String> heading) throws IOException {
    this(file, heading, ROWS_OF_A_SHEET);
  }

  XlsxTable(OutputStream file, List<String> heading, int rowsOfASheet) throws IOException {
    this.file = file;
    this.workbook = new Workbook(file, "Relance", "1.0");
    this.heading = List.copyOf(heading);
    this.rowsOfASheet = rowsOfASheet;
    var _ = begin();
  }

  private Worksheet begin() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    sheets++;
    var next = workbook.newWorksheet(sheets == 1 ? "Contacts" : "Contacts " + sheets);
    sheet = next;
    for (int column = 0; column < heading.size(); column++) {
      next.inlineString(0, column, heading.get(column));
    }
    next.freezePane(0, 1);
    row = 1;
    return next;
  }

  @Override
  public void row(List<TableCell> cells) throws IOException {
    var current = sheet == null || row == rowsOfASheet ? begin() : sheet;
    for (int column = 0; column < cells.size(); column++) {
      write(current, column, cells.get(column));
    }
    row++;
    if (row % FLUSH == 0) {
      current.flush();
    }
  }

  private void write(Worksheet current, int column, TableCell cell) {
    switch (cell) {
      case TableCell.Empty() -> {
        // No cell.
      }
      case TableCell.Text(var text) ->
          current.inlineString(
              row, column, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
      case TableCell.Numeric(var number) -> current.value(row, column, number);
      case TableCell.Flag(var flag) -> current.value(row, column, flag);
      case TableCell.Day(var date) -> {
        current.value(row, column, date);
        current.style(row, column).format(DAY).set();
      }
      case TableCell.Time(var at) -> {
        current.value(row, column, at.toLocalDateTime());
        current.style(row, column).format(TIME).set();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    workbook.finish();
    file.close();
  }
}
