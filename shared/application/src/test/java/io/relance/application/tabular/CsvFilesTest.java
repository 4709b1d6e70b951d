package io.relance.application.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S-1: CSV files in the encodings and with the delimiters that there are")
class CsvFilesTest {
  private static final String TEXT = "email;prénom\nana@example.org;Zoé\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void findsTheEncoding(String encoding) {
    var charset = Charset.forName(encoding);

    try (var rows = open(TEXT.getBytes(charset))) {
      assertThat(rows.form()).isEqualTo(new FileForm.Csv(charset, 0, ';'));
      assertThat(rows.columns()).containsExactly("email", "prénom");
      assertThat(rows.next().orElseThrow().cells()).containsExactly("ana@example.org", "Zoé");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  @DisplayName("A byte order mark is no part of the first column's name")
  void readsAByteOrderMark(String encoding) {
    var charset = Charset.forName(encoding);

    try (var rows = open("\uFEFF\"e-mail\",a\n1,2\n".getBytes(charset))) {
      assertThat(rows.columns()).containsExactly("e-mail", "a");
      assertThat(((FileForm.Csv) rows.form()).encoding()).isEqualTo(charset);
    }
  }

  @Test
  @DisplayName("A character that is not ASCII far behind the beginning decides as well")
  void looksAtTheWholeFile() {
    var late = "name\n" + "plain\n".repeat(30_000) + "café\n";

    try (var rows = open(late.getBytes(StandardCharsets.ISO_8859_1))) {
      assertThat(((FileForm.Csv) rows.form()).encoding().name()).isEqualTo("windows-1252");
      assertThat(all(rows).getLast().cells()).containsExactly("café");
    }
    try (var rows = open(late.getBytes(StandardCharsets.UTF_8))) {
      assertThat(all(rows).getLast().cells()).containsExactly("café");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiter(String delimiter) {
    var text = "a,b\nx,\"1\u00002\n3\"\n\ny,z\n".replace(",", delimiter);

    try (var rows = open(text.getBytes(StandardCharsets.UTF_8))) {
      assertThat(rows.columns()).containsExactly("a", "b");
      assertThat(all(rows).getLast().cells()).containsExactly("y", "z");
    }
  }

  @Test
  @DisplayName("S-1: blank rows are none, and lines are those of the file")
  void skipsBlankRows() {
    try (var rows = open("a,b\n\n,\n1,\"two\nlines\"\n\n3,4".getBytes(StandardCharsets.UTF_8))) {
      assertThat(all(rows).stream().map(FileRow::line)).containsExactly(4L, 7L);
    }
  }

  @Test
  void namesColumnsThatHaveNoName() {
    try (var rows = open("a,,a\n1,2,3\n".getBytes(StandardCharsets.UTF_8))) {
      assertThat(rows.columns()).containsExactly("a", "column 2", "a (2)");
    }
  }

  @Test
  @DisplayName("A quote that is never closed: the line and the column where it begins")
  void namesAQuoteThatIsNeverClosed() {
    try (var rows = open("a,b\n1,2\n3,\"four\n5,6\n".getBytes(StandardCharsets.UTF_8))) {
      assertThat(rows.next()).isPresent();
      assertThatThrownBy(rows::next)
          .isInstanceOf(UnreadableFile.class)
          .hasMessage("line 3, column 2: the quote that begins there must be closed");
    }
  }

  @Test
  void namesTextAfterAQuote() {
    try (var rows = open("a,b\n\"1\"z,2\n".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(rows::next)
          .isInstanceOf(UnreadableFile.class)
          .hasMessageContaining("after line 1");
    }
  }

  @Test
  void countsColumnsThatAreTooMany() {
    var header =
        IntStream.range(0, 10_000).mapToObj(at -> "c" + at).collect(Collectors.joining(","));

    assertThatThrownBy(() -> open(header.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("line 1: must have at most 1,000 columns, not 10,000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", " "})
  void refusesAFileWithoutRows(String text) {
    assertThatThrownBy(() -> open(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableFile.class);
  }

  @Test
  void refusesOldWorkbooks() {
    assertThatThrownBy(() -> open(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
        .hasMessage("the file must be CSV or XLSX, not the older XLS");
  }

  private static RowReader open(byte[] file) {
    return new RowReaders(() -> new ByteArrayInputStream(file), ZoneId.of("Europe/Paris")).whole();
  }

  private static List<FileRow> all(RowReader rows) {
    var all = new ArrayList<FileRow>();
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      all.add(row.orElseThrow());
    }
    return all;
  }
}
