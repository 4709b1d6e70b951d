package io.relance.application.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first sheet of a workbook row by row; the values of formulas are those that were stored
 * with them.
 */
final class XlsxRows implements RowReader {
  private final XlsxArchive archive;
  private final XMLStreamReader xml;
  private final XlsxParts parts;
  private final ZoneId zone;
  private final List<String> columns;
  private long line;

  private XlsxRows(XlsxArchive archive, XMLStreamReader xml, XlsxParts parts, ZoneId zone) {
    this.archive = archive;
    this.xml = xml;
    this.parts = parts;
    this.zone = zone;
    this.columns = Headers.names(next().orElseThrow(Headers::none).cells());
  }

  static RowReader open(InputStream file, ZoneId zone) throws IOException {
    var archive = XlsxArchive.of(file);
    try {
      var parts = XlsxParts.read(archive);
      var sheet =
          archive
              .part(parts.sheet())
              .orElseThrow(() -> new UnreadableFile("the workbook must have its first sheet"));
      return new XlsxRows(archive, XlsxParts.xml(sheet), parts, zone);
    } catch (IOException | XMLStreamException | NumberFormatException e) {
      archive.close();
      throw new UnreadableFile("the file must be an XLSX workbook: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  @Override
  public FileForm form() {
    return new FileForm.Xlsx();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<FileRow> next() {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
          var row = row();
          if (!row.isBlank()) {
            return Optional.of(row);
          }
        }
      }
      return Optional.empty();
    } catch (XMLStreamException | NumberFormatException e) {
      throw new UnreadableFile(
          "after row %d: the sheet must be readable: %s".formatted(line, e.getMessage()), e);
    }
  }

  private FileRow row() throws XMLStreamException {
    var number = xml.getAttributeValue(null, "r");
    line = number == null ? line + 1 : Long.parseLong(number);
    var cells = new ArrayList<String>();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return new FileRow(line, cells);
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        cell(cells);
      }
    }
  }

  private void cell(List<String> cells) throws XMLStreamException {
    int column = column(xml.getAttributeValue(null, "r"), cells.size());
    var type = Objects.requireNonNullElse(xml.getAttributeValue(null, "t"), "n");
    var style = xml.getAttributeValue(null, "s");
    var value = value(type.equals("inlineStr"));
    if (value.isEmpty()) {
      return;
    }
    Headers.checkWidth(column + 1, line);
    while (cells.size() < column) {
      cells.add("");
    }
    cells.add(
        switch (type) {
          case "s" -> parts.text(Integer.parseInt(value));
          case "b" -> value.equals("1") ? "true" : "false";
          case "n" -> number(value, style == null ? 0 : Integer.parseInt(style));
          default -> value;
        });
  }

  /** The content of a cell, to its end. */
  private String value(boolean inline) throws XMLStreamException {
    var value = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        return value;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (inline && xml.getLocalName().equals("is")) {
          value = XlsxParts.text(xml, "is");
        } else if (xml.getLocalName().equals("v")) {
          value = xml.getElementText();
        }
      }
    }
  }

  /** A number in its shortest form, or a date. */
  private String number(String value, int style) {
    double number = Double.parseDouble(value);
    if (parts.isDate(style) && XlsxDates.inRange(number)) {
      return XlsxDates.text(number, parts.countsFrom1904(), zone);
    }
    var shortest = BigDecimal.valueOf(number).stripTrailingZeros();
    return shortest.precision() < 15 || value.contains(".") || value.contains("E")
        ? shortest.toPlainString()
        : new BigDecimal(value).toPlainString();
  }

  /** The index of a cell such as AB12; cells without a reference follow each other. */
  private static int column(@Nullable String reference, int next) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int at = 0; at < reference.length() && reference.charAt(at) >= 'A'; at++) {
      column = column * 26 + reference.charAt(at) - 'A' + 1;
    }
    return column == 0 ? next : column - 1;
  }

  @Override
  public void close() {
    archive.close();
  }
}
