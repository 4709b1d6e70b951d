package io.relance.domain.store;

import org.jspecify.annotations.Nullable;

/**
 * The key of an item: its table, its partition (1 to 2,048 bytes of UTF-8), and its place within
 * the partition (1 to 1,024 bytes).
 */
public record ItemKey(Table table, String partition, String sort) {
  public ItemKey {
    ItemLimits.checkKeyValue(partition, ItemLimits.PARTITION_BYTES);
    ItemLimits.checkKeyValue(sort, ItemLimits.SORT_BYTES);
  }

  /**
   * As a record has it, without the method handles of a record: every item read is looked up by its
   * key.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ItemKey that
        && partition.equals(that.partition)
        && sort.equals(that.sort)
        && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * table.hashCode() + partition.hashCode()) + sort.hashCode();
  }
}
