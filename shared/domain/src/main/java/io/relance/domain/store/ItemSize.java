package io.relance.domain.store;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.Collection;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The bytes of an item as DynamoDB counts them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
 *     sizes and formats</a>
 */
public final class ItemSize {
  private static final int KEY_NAMES = 4;
  private static final int CONTAINER = 3;
  private static final int DEEPEST = 32;

  private ItemSize() {}

  public static long of(Item item) {
    return of(item, ItemSize::utf8);
  }

  public static long of(Value value) {
    return of(value, ItemSize::utf8, 0);
  }

  /** The bytes of an item at most, without a look at the characters of its values. */
  static long atMost(Item item) {
    return of(item, ItemSize::longest);
  }

  /** The bytes of a value at most, without a look at its characters. */
  static long atMost(Value value) {
    return of(value, ItemSize::longest, 0);
  }

  private static long of(Item item, ToLongFunction<String> texts) {
    return KEY_NAMES
        + texts.applyAsLong(item.key().partition())
        + texts.applyAsLong(item.key().sort())
        + ofEntries(item.attributes(), texts, 0);
  }

  private static long of(Value value, ToLongFunction<String> texts, int depth) {
    return switch (value) {
      case Value.Text(var text) -> texts.applyAsLong(text);
      case Value.Numeric(var number) ->
          (number.precision() + 1) / 2 + (number.signum() < 0 ? 2 : 1);
      case Value.Flag _, Value.Nothing _ -> 1;
      case Value.ListOf(var values) ->
          CONTAINER + values.size() + ofAll(values, texts, deeper(depth));
      case Value.MapOf(var values) ->
          CONTAINER + values.size() + ofEntries(values, texts, deeper(depth));
    };
  }

  private static int deeper(int depth) {
    if (depth == DEEPEST) {
      throw new IllegalArgumentException("A value must be nested at most 32 deep");
    }
    return depth + 1;
  }

  private static long ofAll(Collection<Value> values, ToLongFunction<String> texts, int depth) {
    var bytes = 0L;
    for (var value : values) {
      bytes += of(value, texts, depth);
    }
    return bytes;
  }

  private static long ofEntries(
      Map<String, Value> values, ToLongFunction<String> texts, int depth) {
    var bytes = 0L;
    for (var entry : values.entrySet()) {
      if (entry.getKey().isEmpty() || !wellFormed(entry.getKey()).equals(entry.getKey())) {
        throw new IllegalArgumentException(
            "An attribute's name must be whole characters, at least one");
      }
      bytes += texts.applyAsLong(entry.getKey()) + of(entry.getValue(), texts, depth);
    }
    return bytes;
  }

  /** The most bytes that a text of its length has in UTF-8. */
  private static long longest(String text) {
    return 3L * text.length();
  }

  /** The text with a replacement character for each half of a pair of surrogates that is alone. */
  public static String wellFormed(String text) {
    for (var place = 0; place < text.length(); place++) {
      if (Character.isSurrogate(text.charAt(place))) {
        return new String(text.getBytes(UTF_16BE), UTF_16BE);
      }
    }
    return text;
  }

  /** The length of a text in UTF-8. */
  public static long utf8(String text) {
    var bytes = (long) text.length();
    for (var place = 0; place < text.length(); place++) {
      var unit = text.charAt(place);
      if (unit >= 0x80) {
        // A pair of surrogates has two units and four bytes.
        bytes += unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
      }
    }
    return bytes;
  }
}
