package io.relance.aws.dynamodb;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import io.relance.domain.store.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts items to those of DynamoDB: two attributes hold the key, and one more the part of each
 * spread index. An item must not have attributes of these names.
 */
final class ItemCodec {
  static final String PARTITION = "pk";
  static final String SORT = "sk";
  private static final Set<String> KEYS = Set.of(PARTITION, SORT);

  private ItemCodec() {}

  static Map<String, AttributeValue> encode(ItemKey key) {
    return Map.of(
        PARTITION, AttributeValue.fromS(key.partition()), SORT, AttributeValue.fromS(key.sort()));
  }

  static Map<String, AttributeValue> encode(Item item) {
    var key = item.key();
    item.attributes().keySet().forEach(name -> checkName(key.table(), name));
    var encoded = AttributeCodec.encode(item.attributes());
    spread(key.table())
        .forEach(
            keys -> {
              if (item.attributes().get(keys.index().partitionAttribute())
                  instanceof Value.Text(var partition)) {
                encoded.put(keys.partition(), AttributeValue.fromS(keys.partOf(partition, key)));
              }
            });
    encoded.putAll(encode(key));
    return encoded;
  }

  static void checkName(Table table, String attribute) {
    if (KEYS.contains(attribute)
        || spread(table).anyMatch(keys -> keys.partition().equals(attribute))) {
      throw new IllegalArgumentException(
          "The attribute name " + attribute + " is reserved in table " + table.name());
    }
  }

  static Stream<IndexKeys> spread(Table table) {
    return table.indexes().stream().map(IndexKeys::new).filter(IndexKeys::isSpread);
  }

  static Item decode(Table table, Map<String, AttributeValue> encoded) {
    var attributes = new LinkedHashMap<>(encoded);
    attributes.keySet().removeAll(KEYS);
    spread(table).forEach(keys -> attributes.remove(keys.partition()));
    return new Item(key(table, encoded), AttributeCodec.decode(attributes));
  }

  static ItemKey key(Table table, Map<String, AttributeValue> encoded) {
    return new ItemKey(table, text(encoded, PARTITION), text(encoded, SORT));
  }

  static String text(Map<String, AttributeValue> encoded, String name) {
    var value = encoded.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalStateException("An item has no string attribute " + name);
    }
    return value.s();
  }
}
