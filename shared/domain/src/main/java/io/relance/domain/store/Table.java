package io.relance.domain.store;

import java.util.List;

/** A named set of items, with the indexes declared on it. */
public record Table(String name, List<Index> indexes) {
  public Table {
    indexes = List.copyOf(indexes);
  }

  public static Table of(String name, Index... indexes) {
    return new Table(name, List.of(indexes));
  }

  /** That of its name: every key of an item is hashed with its table. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
