package io.relance.audience.column;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads the values of a snapshot; gives none whose checksum is wrong.
 *
 * <p>Every method but the constructor throws {@link UncheckedIOException} for a damaged snapshot.
 */
public final class SnapshotInput {
  private final InputStream stream;
  private ByteBuffer chunk = ByteBuffer.allocate(0);
  private int chunks;

  public SnapshotInput(InputStream stream) throws IOException {
    this.stream = stream;
    var start = SnapshotChunks.start();
    if (!Arrays.equals(start, stream.readNBytes(start.length))) {
      throw new IOException("The snapshot has another form or version");
    }
  }

  public int integer() {
    return some(Integer.BYTES).getInt();
  }

  public long number() {
    return some(Long.BYTES).getLong();
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    var values = new byte[integer()];
    for (int at = 0; at < values.length; ) {
      int some = Math.min(values.length - at, some(1).remaining());
      chunk.get(values, at, some);
      at += some;
    }
    return values;
  }

  public int[] integers() {
    var values = new int[integer()];
    for (int at = 0; at < values.length; at++) {
      values[at] = integer();
    }
    return values;
  }

  public long[] longs() {
    var values = new long[integer()];
    for (int at = 0; at < values.length; at++) {
      values[at] = number();
    }
    return values;
  }

  public RoaringBitmap bitmap() {
    try {
      var bitmap = new RoaringBitmap();
      bitmap.deserialize(ByteBuffer.wrap(bytes()));
      return bitmap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the end of a snapshot that is whole. */
  public void finish() {
    next();
    if (chunk.hasRemaining()) {
      throw new UncheckedIOException(new IOException("The snapshot has more than it should"));
    }
  }

  /** The chunk with at least so many bytes. */
  private ByteBuffer some(int bytes) {
    if (!chunk.hasRemaining()) {
      next();
    }
    if (chunk.remaining() < bytes) {
      throw new UncheckedIOException(new EOFException("The snapshot has less than it should"));
    }
    return chunk;
  }

  private void next() {
    try {
      var head = ByteBuffer.wrap(exactly(SnapshotChunks.HEAD));
      int length = head.getInt();
      if (length < 0 || length > SnapshotChunks.LARGEST) {
        throw new IOException("The snapshot is damaged: a chunk of " + length + " bytes");
      }
      chunk = ByteBuffer.wrap(exactly(length));
      if (head.getInt() != SnapshotChunks.checksum(chunks++, chunk)) {
        throw new IOException("The snapshot is damaged: a wrong checksum");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = stream.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The snapshot ends too soon");
    }
    return bytes;
  }
}
