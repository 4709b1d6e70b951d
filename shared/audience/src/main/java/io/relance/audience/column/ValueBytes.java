package io.relance.audience.column;

import io.relance.domain.criteria.ComparedText;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values of properties as bytes: single values that criteria find equal have equal bytes, since
 * texts are in the form in which criteria compare them.
 */
final class ValueBytes {
  private static final char LAST_LATIN = 0xFF;
  private static final byte LATIN = 0;
  private static final byte WIDE = 1;
  private static final byte NUMBER = 2;
  private static final byte FLAG = 3;
  private static final byte LIST = 4;

  private ValueBytes() {}

  static byte[] of(PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> text(ComparedText.of(text));
      case Scalar.Numeric(var number) -> number(number);
      case Scalar.Flag(var flag) -> new byte[] {FLAG, (byte) (flag ? 1 : 0)};
      case PropertyValue.TextList(var texts) -> list(texts);
    };
  }

  static PropertyValue value(byte[] bytes) {
    return switch (bytes[0]) {
      case LATIN, WIDE -> new Scalar.Text(text(bytes));
      case NUMBER -> new Scalar.Numeric(number(bytes));
      case FLAG -> new Scalar.Flag(bytes[1] == 1);
      case LIST -> new PropertyValue.TextList(list(bytes));
      default -> throw new IllegalStateException("Value with the unknown tag " + bytes[0]);
    };
  }

  /** As many bytes as characters where none is beyond U+00FF; else every 16 bits as they are. */
  private static byte[] text(String text) {
    var bytes = new byte[1 + text.length()];
    bytes[0] = LATIN;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) > LAST_LATIN) {
        return wide(text);
      }
      bytes[at + 1] = (byte) text.charAt(at);
    }
    return bytes;
  }

  private static byte[] wide(String text) {
    var bytes = ByteBuffer.allocate(1 + text.length() * Character.BYTES).put(WIDE);
    text.chars().forEach(unit -> bytes.putChar((char) unit));
    return bytes.array();
  }

  private static String text(byte[] bytes) {
    if (bytes[0] == LATIN) {
      return new String(bytes, 1, bytes.length - 1, StandardCharsets.ISO_8859_1);
    }
    var units = ByteBuffer.wrap(bytes, 1, bytes.length - 1).asCharBuffer();
    return units.toString();
  }

  private static byte[] number(BigDecimal number) {
    var unscaled = number.unscaledValue().toByteArray();
    return ByteBuffer.allocate(1 + Integer.BYTES + unscaled.length)
        .put(NUMBER)
        .putInt(number.scale())
        .put(unscaled)
        .array();
  }

  private static BigDecimal number(byte[] bytes) {
    var scale = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    int start = 1 + Integer.BYTES;
    return new BigDecimal(new BigInteger(bytes, start, bytes.length - start), scale);
  }

  private static byte[] list(List<String> texts) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(LIST);
    for (var text : texts) {
      var one = text(ComparedText.of(text));
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(one.length).array());
      bytes.writeBytes(one);
    }
    return bytes.toByteArray();
  }

  private static List<String> list(byte[] bytes) {
    var texts = new ArrayList<String>();
    int length;
    for (int at = 1; at < bytes.length; at += Integer.BYTES + length) {
      length = ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt();
      int start = at + Integer.BYTES;
      texts.add(text(Arrays.copyOfRange(bytes, start, start + length)));
    }
    return texts;
  }
}
