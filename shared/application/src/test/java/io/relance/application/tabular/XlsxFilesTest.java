package io.relance.application.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-1: workbooks that POI has written, as Excel would")
class XlsxFilesTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void readsTextsNumbersDatesAndBooleans() throws IOException {
    var file =
        workbook(
            sheet -> {
              header(sheet, "email", "visits", "total", "born", "seen", "vip", "twice");
              var row = sheet.createRow(2);
              row.createCell(0).setCellValue("ana@example.org");
              row.createCell(1).setCellValue(42);
              row.createCell(2).setCellValue(19.9);
              row.createCell(3).setCellValue(LocalDate.of(1990, 3, 1));
              row.getCell(3).setCellStyle(style(sheet, "dd/mm/yyyy"));
              row.createCell(4).setCellValue(LocalDateTime.of(2026, 7, 1, 9, 30));
              row.getCell(4).setCellStyle(style(sheet, "yyyy\\-mm\\-dd hh:mm"));
              row.createCell(5).setCellValue(true);
              row.createCell(6).setCellFormula("B3*2");
              sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
            });

    try (var rows = open(file)) {
      var row = rows.next().orElseThrow();
      assertThat(rows.columns()).startsWith("email", "visits").endsWith("twice");
      assertThat(row.line()).isEqualTo(3);
      assertThat(row.cells())
          .containsExactly(
              "ana@example.org", "42", "19.9", "1990-03-01", "2026-07-01T07:30:00Z", "true", "84");
      assertThat(rows.next()).isEmpty();
    }
  }

  @Test
  @DisplayName("Phones that Excel made numbers of keep their digits; formats of money are no dates")
  void keepsTheDigitsOfNumbers() throws IOException {
    var file =
        workbook(
            sheet -> {
              header(sheet, "phone", "price");
              var row = sheet.createRow(1);
              row.createCell(0).setCellValue(33612345678d);
              row.createCell(1).setCellValue(1250.5);
              row.getCell(1).setCellStyle(style(sheet, "#,##0.00 \"days\";[Red]-0.0"));
            });

    try (var rows = open(file)) {
      assertThat(rows.next().orElseThrow().cells()).containsExactly("33612345678", "1250.5");
    }
  }

  @Test
  @DisplayName("Cells that are absent are empty, whatever column follows")
  void fillsGaps() throws IOException {
    var file =
        workbook(
            sheet -> {
              header(sheet, "a", "b", "c");
              sheet.createRow(5).createCell(2).setCellValue("last");
            });

    try (var rows = open(file)) {
      assertThat(rows.next().orElseThrow().cells()).containsExactly("", "", "last");
    }
  }

  @Test
  @DisplayName("Streamed workbooks with texts in their cells")
  void readsTextsWithinCells() throws IOException {
    try (var workbook = new SXSSFWorkbook()) {
      var sheet = workbook.createSheet();
      header(sheet, "name");
      sheet.createRow(1).createCell(0).setCellValue(" Zoé & <Ana> ");

      try (var rows = open(bytes(workbook))) {
        assertThat(rows.next().orElseThrow().cells()).containsExactly(" Zoé & <Ana> ");
      }
    }
  }

  @Test
  @DisplayName("A million empty rows are no rows, and take no memory")
  void passesOverEmptyRows() throws IOException {
    var rows = new StringBuilder();
    rows.append("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>email</t></is></c></row>");
    for (int at = 2; at <= 1_000_000; at++) {
      rows.append("<row r=\"").append(at).append("\"/>");
    }

    try (var reader = open(archive(sheet(rows.toString())))) {
      assertThat(reader.columns()).containsExactly("email");
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  @DisplayName("A workbook that unpacks to far more than it is")
  void refusesABomb() {
    var bomb = sheet("<row r=\"1\"><c t=\"str\"><v>" + " ".repeat(12_000_000) + "</v></c></row>");

    assertThatThrownBy(() -> open(archive(bomb)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("the workbook must not be more than 200 times as large when it is unpacked");
  }

  @Test
  @DisplayName("An archive that is no workbook; a sheet with entities of its own")
  void refusesWhatIsNoWorkbook() {
    assertThatThrownBy(() -> open(archive(""))).isInstanceOf(UnreadableFile.class);
    assertThatThrownBy(
            () ->
                open(
                    archive(
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                            + sheet("<row r=\"1\"><c t=\"str\"><v>&x;</v></c></row>"))))
        .isInstanceOf(UnreadableFile.class);
    assertThatThrownBy(() -> open(new byte[] {'P', 'K', 3, 4, 1, 2, 3}))
        .isInstanceOf(UnreadableFile.class);
  }

  private static RowReader open(byte[] file) {
    return new RowReaders(() -> new ByteArrayInputStream(file), PARIS).whole();
  }

  private static byte[] workbook(Consumer<Sheet> filling) throws IOException {
    try (var workbook = new XSSFWorkbook()) {
      filling.accept(workbook.createSheet("Contacts"));
      return bytes(workbook);
    }
  }

  private static byte[] bytes(Workbook workbook) throws IOException {
    var bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    return bytes.toByteArray();
  }

  private static CellStyle style(Sheet sheet, String format) {
    var style = sheet.getWorkbook().createCellStyle();
    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
    return style;
  }

  private static void header(Sheet sheet, String... names) {
    var row = sheet.createRow(0);
    for (int at = 0; at < names.length; at++) {
      row.createCell(at).setCellValue(names[at]);
    }
  }

  private static String sheet(String rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  /** A workbook of the least parts. */
  private static byte[] archive(String sheet) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      if (!sheet.isEmpty()) {
        add(zip, "xl/workbook.xml", "<workbook><sheets><sheet name=\"a\"/></sheets></workbook>");
      }
      add(zip, "xl/worksheets/sheet1.xml", sheet);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
