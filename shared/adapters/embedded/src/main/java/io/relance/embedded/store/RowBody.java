package io.relance.embedded.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The bytes of an item in its row: its attributes as JSON, then eight digits that are a checksum of
 * them and of the key, so that damage is noticed when the row is read.
 */
final class RowBody {
  private static final int DIGITS = 8;

  private RowBody() {}

  static byte[] encode(Item item) {
    var attributes = AttributeJson.encode(item.attributes());
    var body = Arrays.copyOf(attributes, attributes.length + DIGITS);
    var digits = checksum(item.key(), attributes, attributes.length);
    System.arraycopy(digits.getBytes(US_ASCII), 0, body, attributes.length, DIGITS);
    return body;
  }

  /** The item; empty when its row is damaged. */
  static Optional<Item> decode(ItemKey key, byte[] body) {
    int length = body.length - DIGITS;
    if (length < 0) {
      return Optional.empty();
    }
    var digits = new String(body, length, DIGITS, US_ASCII);
    return digits.equals(checksum(key, body, length))
        ? Optional.of(new Item(key, AttributeJson.decode(body, length)))
        : Optional.empty();
  }

  private static String checksum(ItemKey key, byte[] attributes, int length) {
    var checksum = new CRC32();
    checksum.update(key.partition().getBytes(UTF_8));
    checksum.update('\n');
    checksum.update(key.sort().getBytes(UTF_8));
    checksum.update('\n');
    checksum.update(attributes, 0, length);
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }
}
