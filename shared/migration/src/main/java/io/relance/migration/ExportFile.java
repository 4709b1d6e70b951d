package io.relance.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file that an installation is written to: lines of JSON, compressed by gzip, between a
 * manifest that says what it is and a seal that says how much there was.
 */
final class ExportFile {
  static final int FORMAT = 1;

  private ExportFile() {}

  /** Writes lines, and the seal when it is closed by {@link #seal}. */
  static final class Writing implements AutoCloseable {
    private final BufferedWriter out;
    private final Checksums checksums = new Checksums();

    Writing(OutputStream file, ExportLine.Manifest manifest) throws IOException {
      out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(file, 1 << 16), UTF_8));
      write(manifest);
    }

    void write(ExportLine exportLine) throws IOException {
      var text = ExportLineCodec.encode(exportLine);
      checksums.add(exportLine.part(), text);
      put(text);
    }

    ExportLine.Seal seal() throws IOException {
      var seal = new ExportLine.Seal(checksums.sums());
      put(ExportLineCodec.encode(seal));
      return seal;
    }

    private void put(String text) throws IOException {
      out.write(text);
      out.write('\n');
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /**
   * Reads all lines between manifest and seal, and makes sure that the seal fits.
   *
   * @throws CannotMove when this is no whole file of a format that is known; some lines may have
   *     been read by then
   */
  static ExportLine.Seal read(Path file, Consumer<ExportLine> reader) {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), UTF_8))) {
      return read(file, in, reader);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static ExportLine.Seal read(Path file, BufferedReader in, Consumer<ExportLine> reader)
      throws IOException {
    var checksums = new Checksums();
    checkFormat(file, next(file, in, checksums));
    while (true) {
      var exportLine = next(file, in, checksums);
      if (exportLine instanceof ExportLine.Seal seal) {
        if (in.readLine() != null || !seal.parts().equals(checksums.sums())) {
          throw damaged(file, null);
        }
        return seal;
      }
      reader.accept(exportLine);
    }
  }

  private static ExportLine next(Path file, BufferedReader in, Checksums checksums)
      throws IOException {
    var text = in.readLine();
    if (text == null) {
      throw damaged(file, null);
    }
    var exportLine = decoded(file, text);
    if (!(exportLine instanceof ExportLine.Seal)) {
      checksums.add(exportLine.part(), text);
    }
    return exportLine;
  }

  private static ExportLine decoded(Path file, String text) {
    try {
      return ExportLineCodec.decode(text);
    } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
      throw damaged(file, e);
    }
  }

  private static void checkFormat(Path file, ExportLine first) {
    if (!(first instanceof ExportLine.Manifest manifest)) {
      throw damaged(file, null);
    }
    if (manifest.format() > FORMAT) {
      throw new MigrationException(
          "%s is of format %d, written by Relance %s; this one reads format %d: import it with that version or a later one."
              .formatted(file, manifest.format(), manifest.product(), FORMAT));
    }
  }

  private static MigrationException damaged(Path file, @Nullable Exception cause) {
    return new MigrationException(
        "%s is not a complete export: it was cut short or changed, or is another file. Export again."
            .formatted(file),
        cause);
  }
}
