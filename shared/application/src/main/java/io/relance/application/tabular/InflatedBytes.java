package io.relance.application.tabular;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The inflated bytes of an archive, which must stay in proportion to those it has: an archive made
 * to fill a disk or a memory ends here.
 */
final class InflatedBytes extends FilterInputStream {
  private static final long FREE = 10L * 1024 * 1024;
  private static final long MOST_TIMES = 200;

  private final Counted archive;
  private long inflated;

  InflatedBytes(InputStream inflating, Counted archive) {
    super(inflating);
    this.archive = archive;
  }

  /** The bytes of the archive, counted as they are read. */
  static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream archive) {
      super(archive);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      bytes += Math.max(read, 0);
      return read;
    }
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    return counted(read, read < 0 ? 0 : 1);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    return counted(read, Math.max(read, 0));
  }

  private int counted(int read, int bytes) {
    inflated += bytes;
    if (inflated > FREE && inflated > archive.bytes * MOST_TIMES) {
      throw new UnreadableFile(
          "the workbook must not be more than %d times as large when it is unpacked"
              .formatted(MOST_TIMES));
    }
    return read;
  }

  /** The end of one entry is not the end of the archive. */
  @Override
  public void close() {}
}
