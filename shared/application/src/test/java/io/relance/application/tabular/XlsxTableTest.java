package io.relance.application.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-7: workbooks of any number of rows")
class XlsxTableTest {
  @Test
  @DisplayName("A full sheet is continued in a further one, with the heading again")
  void continuesInAFurtherSheet() throws IOException {
    var file = new ByteArrayOutputStream();
    try (var table = new XlsxTable(file, List.of("n"), 2_500)) {
      for (int at = 1; at <= 5_000; at++) {
        table.row(List.of(new TableCell.Numeric(BigDecimal.valueOf(at))));
      }
    }

    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
      assertThat(workbook.getSheetName(1)).isEqualTo("Contacts 2");
      assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(2_499);
      assertThat(workbook.getSheetAt(1).getRow(0).getCell(0).getStringCellValue()).isEqualTo("n");
      assertThat(workbook.getSheetAt(1).getRow(1).getCell(0).getNumericCellValue())
          .isEqualTo(2_500);
      assertThat(workbook.getSheetAt(2).getLastRowNum()).isEqualTo(2);
    }
  }
}
