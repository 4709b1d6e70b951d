package io.relance.audience.column;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.roaringbitmap.RoaringBitmap;

/** Writes the values of a snapshot, in chunks that carry their checksum. */
public final class SnapshotOutput {
  private final OutputStream stream;
  private final ByteBuffer chunk = ByteBuffer.allocate(SnapshotChunks.LARGEST);
  private final ByteBuffer head = ByteBuffer.allocate(SnapshotChunks.HEAD);
  private int chunks;

  public SnapshotOutput(OutputStream stream) throws IOException {
    this.stream = stream;
    stream.write(SnapshotChunks.start());
  }

  public void integer(int value) {
    room(Integer.BYTES).putInt(value);
  }

  public void number(long value) {
    room(Long.BYTES).putLong(value);
  }

  public void text(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    bytes(bytes, bytes.length);
  }

  /** The first of some bytes, with their number. */
  public void bytes(byte[] values, int count) {
    integer(count);
    for (int at = 0; at < count; ) {
      int some = Math.min(count - at, room(1).remaining());
      chunk.put(values, at, some);
      at += some;
    }
  }

  public void integers(int[] values, int count) {
    integer(count);
    for (int at = 0; at < count; at++) {
      integer(values[at]);
    }
  }

  public void longs(long[] values, int count) {
    integer(count);
    for (int at = 0; at < count; at++) {
      number(values[at]);
    }
  }

  public void bitmap(RoaringBitmap bitmap) {
    var bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
    bitmap.serialize(bytes);
    bytes(bytes.array(), bytes.capacity());
  }

  /** Writes the end, without which a snapshot is not whole. */
  public void finish() {
    flush();
    write();
  }

  /** The chunk with room for so many bytes. */
  private ByteBuffer room(int bytes) {
    if (chunk.remaining() < bytes) {
      flush();
    }
    return chunk;
  }

  private void flush() {
    if (chunk.position() > 0) {
      write();
    }
  }

  private void write() {
    try {
      chunk.flip();
      head.clear().putInt(chunk.remaining()).putInt(SnapshotChunks.checksum(chunks++, chunk));
      stream.write(head.array());
      stream.write(chunk.array(), 0, chunk.remaining());
      chunk.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
