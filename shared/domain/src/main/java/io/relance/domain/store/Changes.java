package io.relance.domain.store;

import java.util.List;
import java.util.Optional;

/**
 * The stream of committed writes, in order for each item, each at least once; readers store their
 * own positions.
 *
 * <p>Changes are stored for 24 hours. An expired item is the {@code before} of a change until it is
 * removed, and its removal is a deletion.
 */
public interface Changes {
  /** One committed write: the item before and after; absent before a creation, after a deletion. */
  record Change(String position, ItemKey key, Optional<Item> before, Optional<Item> after) {}

  /** The oldest stored changes of a table, oldest first, at most {@code limit}. */
  List<Change> oldest(Table table, int limit);

  /**
   * Changes of a table after a position, oldest first, at most {@code limit}.
   *
   * @throws IllegalArgumentException when the position is not, or no longer, that of a stored
   *     change
   */
  List<Change> after(Table table, String position, int limit);
}
