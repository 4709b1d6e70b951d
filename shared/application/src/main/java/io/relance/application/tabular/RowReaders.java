package io.relance.application.tabular;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Supplier;

/** Opens files of either form, which their first bytes tell. */
public final class RowReaders {
  private static final int BEGINNING = 64 * 1024;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /** So much of a text decides about its encoding when only its beginning is looked at. */
  private static final long LOOK = 1024 * 1024;

  private final Supplier<InputStream> file;
  private final ZoneId zone;

  /**
   * @param file opens the file from its beginning, each time it is called
   * @param zone that of the times in sheets, which have none
   */
  public RowReaders(Supplier<InputStream> file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  /**
   * Opens the file to read all of it.
   *
   * @throws UnreadableFile when its first row cannot be read
   */
  public RowReader whole() {
    return open(Long.MAX_VALUE);
  }

  /**
   * Opens the file to read only the first rows; the encoding is that of its beginning.
   *
   * @throws UnreadableFile when its first row cannot be read
   */
  public RowReader beginning() {
    return open(LOOK);
  }

  private RowReader open(long look) {
    try {
      var start = start();
      if (begins(start, OLD_EXCEL)) {
        throw new UnreadableFile("the file must be CSV or XLSX, not the older XLS");
      }
      return begins(start, ZIP) ? XlsxRows.open(file.get(), zone) : csv(start, look);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] start() throws IOException {
    try (var bytes = file.get()) {
      return bytes.readNBytes(BEGINNING);
    }
  }

  private static boolean begins(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  private RowReader csv(byte[] start, long look) throws IOException {
    var encoding = encoding(look);
    var text = new ByteArrayInputStream(start);
    text.skipNBytes(encoding.mark());
    var beginning = new String(text.readAllBytes(), encoding.charset());
    var form = new FileForm.Csv(encoding.charset(), encoding.mark(), Delimiters.of(beginning));
    return new CsvRows(new BufferedInputStream(file.get(), BEGINNING), form);
  }

  private Encodings.Found encoding(long look) throws IOException {
    try (var bytes = file.get()) {
      return Encodings.of(bytes, look);
    }
  }
}
