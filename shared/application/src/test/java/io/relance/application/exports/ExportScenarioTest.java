package io.relance.application.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.TestShop;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.jobs.JobState;
import io.relance.application.lists.CreateListResult;
import io.relance.application.properties.PropertyDefinition;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.ExportFormat;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-7: the members of a list are exported, whole")
class ExportScenarioTest {
  private static final PropertyDefinition BORN =
      new PropertyDefinition(
          "born", PropertyType.DATE, Optional.empty(), PropertyDefinition.Source.DECLARED);

  @TempDir Path folder;
  @AutoClose private TestShop shop;
  private ListId list = new ListId("none");

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
    var people = shop.relance().people();
    people.properties().declare(BORN, shop.now());
    list = ((CreateListResult.Made) people.lists().create("Fair")).list().id();
    var ana =
        contact(
            ContactEdit.NONE
                .set(ContactField.PHONE, "+33639987201")
                .set(ContactField.EMAIL, "ana@example.org")
                .set(ContactField.FIRST_NAME, "=1+1")
                .set("born", new Scalar.Text("1990-03-01"))
                .set("visits", new Scalar.Numeric(new BigDecimal("42.5")))
                .set("vip", new Scalar.Flag(true))
                .set("code", new Scalar.Text("-1+2"))
                .set("offset", new Scalar.Text("-12.5"))
                .set("tags", new PropertyValue.TextList(List.of("a", "b"))));
    people.lists().add(list, List.of(ana));
  }

  @Test
  @DisplayName("XLSX: phones and ids as text, dates as dates, numbers as numbers, no formulas")
  void writesAWorkbookThatPoiOpens() throws IOException {
    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file(ExportFormat.XLSX)))) {
      var sheet = workbook.getSheetAt(0);
      var names = texts(sheet.getRow(0));
      var row = sheet.getRow(1);

      assertThat(names)
          .startsWith("id", "externalIds.shopify", "phone", "email", "firstName")
          .contains("createdAt", "properties.born", "properties.tags", "consents.sms");
      assertThat(row.getCell(names.indexOf("phone")).getStringCellValue())
          .isEqualTo("+33639987201");
      var first = row.getCell(names.indexOf("firstName"));
      assertThat(first.getCellType()).isEqualTo(CellType.STRING);
      assertThat(first.getStringCellValue()).isEqualTo("=1+1");
      var born = row.getCell(names.indexOf("properties.born"));
      assertThat(DateUtil.isCellDateFormatted(born)).isTrue();
      assertThat(born.getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(1990, 3, 1));
      assertThat(row.getCell(names.indexOf("properties.visits")).getNumericCellValue())
          .isEqualTo(42.5);
      assertThat(row.getCell(names.indexOf("properties.vip")).getBooleanCellValue()).isTrue();
      assertThat(row.getCell(names.indexOf("properties.tags")).getStringCellValue())
          .isEqualTo("a, b");
      var created = row.getCell(names.indexOf("createdAt"));
      assertThat(created.getLocalDateTimeCellValue()).hasToString("2026-11-23T11:00");
      assertThat(sheet.getLastRowNum()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("CSV: an apostrophe before formulas, none before phones and numbers")
  void writesCsv() throws IOException {
    var lines = new String(file(ExportFormat.CSV), StandardCharsets.UTF_8).lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("\uFEFFid,externalIds.shopify,phone,email");
    assertThat(lines.get(1))
        .contains(",+33639987201,ana@example.org,'=1+1,", ",'-1+2,", ",-12.5,", ",\"a, b\",")
        .contains("2026-11-23T11:00:00+01:00", ",1990-03-01,", ",42.5", ",true");
  }

  private byte[] file(ExportFormat format) throws IOException {
    var relance = shop.relance();
    var export = relance.exporting().exports().start(ListExports.LIST, list.value(), format);
    relance.backgroundJobs().runJobs().run(export.job().id(), Duration.ofMinutes(1));
    var done = relance.exporting().exports().find(export.job().id().value()).orElseThrow();
    assertThat(done.job().state()).isEqualTo(JobState.DONE);
    assertThat(done.job().progress().done()).isEqualTo(1);
    try (var file = relance.objects().get(done.objectName()).orElseThrow()) {
      return file.readAllBytes();
    }
  }

  private ContactId contact(ContactEdit edit) {
    return ((ContactEditResult.Kept) shop.contacts().create(edit, List.of())).contact().id();
  }

  private static List<String> texts(Row row) {
    var texts = new ArrayList<String>();
    row.forEach(cell -> texts.add(cell.getStringCellValue()));
    return texts;
  }
}
