package io.relance.domain.store;

/** Where an item lives: its table, its partition, and its place within the partition. */
public record ItemKey(Table table, String partition, String sort) {
  public ItemKey {
    if (partition.isEmpty() || sort.isEmpty()) {
      throw new IllegalArgumentException("A key has a partition and a sort value");
    }
  }
}
