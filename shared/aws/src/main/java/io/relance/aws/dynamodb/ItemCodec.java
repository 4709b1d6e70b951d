package io.relance.aws.dynamodb;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keeps an item's key in two attributes beside its own, which may not have their names. */
final class ItemCodec {
  static final String PARTITION = "pk";
  static final String SORT = "sk";

  private ItemCodec() {}

  static Map<String, AttributeValue> encode(ItemKey key) {
    return Map.of(
        PARTITION, AttributeValue.fromS(key.partition()), SORT, AttributeValue.fromS(key.sort()));
  }

  static Map<String, AttributeValue> encode(Item item) {
    item.attributes().keySet().forEach(ItemCodec::checkName);
    var encoded = AttributeCodec.encode(item.attributes());
    encoded.putAll(encode(item.key()));
    return encoded;
  }

  static void checkName(String attribute) {
    if (attribute.equals(PARTITION) || attribute.equals(SORT)) {
      throw new IllegalArgumentException("An attribute is not called pk or sk");
    }
  }

  static Item decode(Table table, Map<String, AttributeValue> encoded) {
    var attributes = new LinkedHashMap<>(encoded);
    attributes.remove(PARTITION);
    attributes.remove(SORT);
    return new Item(key(table, encoded), AttributeCodec.decode(attributes));
  }

  static ItemKey key(Table table, Map<String, AttributeValue> encoded) {
    return new ItemKey(table, text(encoded, PARTITION), text(encoded, SORT));
  }

  static String text(Map<String, AttributeValue> encoded, String name) {
    var value = encoded.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalStateException("An item has its keys");
    }
    return value.s();
  }
}
