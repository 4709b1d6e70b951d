package io.relance.application.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The parts of a workbook, in a copy that is deleted when it is closed. */
final class XlsxArchive implements AutoCloseable {
  private final Path copy;
  private final ZipFile zip;

  private XlsxArchive(Path copy, ZipFile zip) {
    this.copy = copy;
    this.zip = zip;
  }

  static XlsxArchive of(InputStream file) throws IOException {
    var copy = Files.createTempFile("workbook", ".xlsx");
    try (file;
        var into = Files.newOutputStream(copy)) {
      file.transferTo(into);
      return new XlsxArchive(copy, new ZipFile(copy.toFile()));
    } catch (ZipException e) {
      Files.delete(copy);
      throw new UnreadableFile("the file must be CSV, or an XLSX workbook", e);
    } catch (IOException | RuntimeException e) {
      Files.delete(copy);
      throw e;
    }
  }

  /** The inflated bytes of a part; empty when there is none of that name. */
  Optional<InputStream> part(String name) throws IOException {
    var entry = zip.getEntry(name);
    return entry == null
        ? Optional.empty()
        : Optional.of(new InflatedBytes(zip.getInputStream(entry), entry.getCompressedSize()));
  }

  @Override
  public void close() {
    try {
      zip.close();
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
