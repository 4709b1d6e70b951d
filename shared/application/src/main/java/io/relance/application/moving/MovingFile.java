package io.relance.application.moving;

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
final class MovingFile {
  static final int FORMAT = 1;

  private MovingFile() {}

  /** Writes lines, and the seal when it is closed by {@link #seal}. */
  static final class Writing implements AutoCloseable {
    private final BufferedWriter out;
    private final Tally tally = new Tally();

    Writing(OutputStream file, Line.Manifest manifest) throws IOException {
      out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(file, 1 << 16), UTF_8));
      write(manifest);
    }

    void write(Line line) throws IOException {
      var text = LineCodec.encode(line);
      tally.add(line.part(), text);
      put(text);
    }

    Line.Seal seal() throws IOException {
      var seal = new Line.Seal(tally.sums());
      put(LineCodec.encode(seal));
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
  static Line.Seal read(Path file, Consumer<Line> reader) {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), UTF_8))) {
      return read(file, in, reader);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static Line.Seal read(Path file, BufferedReader in, Consumer<Line> reader)
      throws IOException {
    var tally = new Tally();
    checkFormat(file, next(file, in, tally));
    while (true) {
      var line = next(file, in, tally);
      if (line instanceof Line.Seal seal) {
        if (in.readLine() != null || !seal.parts().equals(tally.sums())) {
          throw damaged(file, null);
        }
        return seal;
      }
      reader.accept(line);
    }
  }

  private static Line next(Path file, BufferedReader in, Tally tally) throws IOException {
    var text = in.readLine();
    if (text == null) {
      throw damaged(file, null);
    }
    var line = decoded(file, text);
    if (!(line instanceof Line.Seal)) {
      tally.add(line.part(), text);
    }
    return line;
  }

  private static Line decoded(Path file, String text) {
    try {
      return LineCodec.decode(text);
    } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
      throw damaged(file, e);
    }
  }

  private static void checkFormat(Path file, Line first) {
    if (!(first instanceof Line.Manifest manifest)) {
      throw damaged(file, null);
    }
    if (manifest.format() > FORMAT) {
      throw new CannotMove(
          "%s is of format %d, written by Relance %s; this one reads format %d: import it with that version or a later one."
              .formatted(file, manifest.format(), manifest.product(), FORMAT));
    }
  }

  private static CannotMove damaged(Path file, @Nullable Exception cause) {
    return new CannotMove(
        "%s is not a complete export: it was cut short or changed, or is another file. Export again."
            .formatted(file),
        cause);
  }
}
