package io.relance.domain.store;

import java.util.stream.Stream;

/** Reads tables from end to end: only to move a stopped installation. */
public interface WholeTables {
  /** All items that have not expired, in any order; what is written meanwhile may be missing. */
  Stream<Item> items(Table table);
}
