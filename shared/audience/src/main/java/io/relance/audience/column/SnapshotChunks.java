package io.relance.audience.column;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The form of a snapshot: its name and version, then chunks, each with its length and the checksum
 * of its number and bytes, the last one empty.
 */
final class SnapshotChunks {
  static final int LARGEST = 1 << 16;
  static final int HEAD = 2 * Integer.BYTES;

  /** Raised by every change of what is written. */
  private static final int VERSION = 2;

  private static final String NAME = "relance audience";

  private SnapshotChunks() {}

  static byte[] start() {
    var name = NAME.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(name.length + Integer.BYTES).put(name).putInt(VERSION).array();
  }

  /** The checksum of what remains of some bytes, which stays what remains. */
  static int checksum(int number, ByteBuffer bytes) {
    var checksum = new CRC32C();
    checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    checksum.update(bytes.duplicate());
    return (int) checksum.getValue();
  }
}
