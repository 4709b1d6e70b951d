package io.relance.domain.store;

/**
 * The key of an item: its table, its partition (1 to 2,048 bytes of UTF-8), and its place within
 * the partition (1 to 1,024 bytes).
 */
public record ItemKey(Table table, String partition, String sort) {
  public ItemKey {
    ItemLimits.checkKeyValue(partition, ItemLimits.PARTITION_BYTES);
    ItemLimits.checkKeyValue(sort, ItemLimits.SORT_BYTES);
  }
}
