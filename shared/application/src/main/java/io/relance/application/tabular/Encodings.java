package io.relance.application.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds the encoding of a text: UTF-8, UTF-16 or Windows-1252. */
final class Encodings {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BUFFER = 64 * 1024;

  private Encodings() {}

  /**
   * An encoding.
   *
   * @param mark the bytes of its byte order mark
   */
  record Found(Charset charset, int mark) {}

  /** The encoding that fits the whole text, or its beginning. */
  static Found of(InputStream text, long most) throws IOException {
    var start = text.readNBytes(BUFFER);
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return new Found(StandardCharsets.UTF_8, 3);
    }
    if (begins(start, 0xFF, 0xFE)) {
      return new Found(StandardCharsets.UTF_16LE, 2);
    }
    if (begins(start, 0xFE, 0xFF)) {
      return new Found(StandardCharsets.UTF_16BE, 2);
    }
    if (mostlyZero(start, 1)) {
      return new Found(StandardCharsets.UTF_16LE, 0);
    }
    if (mostlyZero(start, 0)) {
      return new Found(StandardCharsets.UTF_16BE, 0);
    }
    return new Found(isUtf8(start, text, most) ? StandardCharsets.UTF_8 : WINDOWS, 0);
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int at = 0; at < mark.length; at++) {
      if (bytes.length <= at || (bytes[at] & 0xFF) != mark[at]) {
        return false;
      }
    }
    return true;
  }

  /** Whether every other byte is zero, as in UTF-16 of a European language. */
  private static boolean mostlyZero(byte[] bytes, int from) {
    int zeros = 0;
    int pairs = bytes.length / 2;
    for (int at = from; at < pairs * 2; at += 2) {
      zeros += bytes[at] == 0 ? 1 : 0;
    }
    return pairs > 0 && zeros * 2 > pairs;
  }

  private static boolean isUtf8(byte[] start, InputStream rest, long most) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var bytes = ByteBuffer.allocate(2 * BUFFER);
    var chars = CharBuffer.allocate(2 * BUFFER);
    var part = start;
    for (long read = 0; part.length > 0 && read < most; part = rest.readNBytes(BUFFER)) {
      read += part.length;
      bytes.put(part).flip();
      if (decoder.decode(bytes, chars.clear(), false).isError()) {
        return false;
      }
      bytes.compact();
    }
    return part.length > 0 || bytes.position() == 0;
  }
}
