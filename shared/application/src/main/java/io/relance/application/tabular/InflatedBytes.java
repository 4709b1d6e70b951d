package io.relance.application.tabular;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The inflated bytes of a part of an archive, which must stay in proportion to those it has there:
 * an archive made to fill a disk or a memory ends here.
 */
final class InflatedBytes extends FilterInputStream {
  private static final long FREE = 10L * 1024 * 1024;
  private static final long MOST_TIMES = 200;

  private final long packed;
  private long inflated;

  /**
   * @param packed the bytes of the part in the archive
   */
  InflatedBytes(InputStream inflating, long packed) {
    super(inflating);
    this.packed = packed;
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
    if (inflated > FREE && inflated > packed * MOST_TIMES) {
      throw new UnreadableFile(
          "the workbook must not be more than %d times as large when it is unpacked"
              .formatted(MOST_TIMES));
    }
    return read;
  }
}
