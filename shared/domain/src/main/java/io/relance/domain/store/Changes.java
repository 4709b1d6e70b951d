package io.relance.domain.store;

import java.util.List;
import java.util.Optional;

/**
 * What was committed, in order for each item, at least once; a reader keeps its own place.
 *
 * <p>Kept for 24 hours. An item that has expired stays in the place of {@code before} until it is
 * removed, and its removal is a deletion.
 */
public interface Changes {
  /** One committed write: the item before and after; absent before a creation, after a deletion. */
  record Change(String position, ItemKey key, Optional<Item> before, Optional<Item> after) {}

  /**
   * Changes of a table after a position, oldest first, at most {@code limit}; from the oldest kept
   * on when no position is given.
   *
   * @throws IllegalArgumentException when the position is no longer kept or never was one
   */
  List<Change> after(Table table, Optional<String> position, int limit);
}
