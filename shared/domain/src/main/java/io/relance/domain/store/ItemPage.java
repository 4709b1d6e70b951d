package io.relance.domain.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of the items of a query.
 *
 * @param stale whether the page came from an index, which may miss the latest writes
 * @param next the cursor of the next page; empty on the last page
 */
public record ItemPage(List<Item> items, boolean stale, Optional<String> next) {
  public ItemPage {
    items = List.copyOf(items);
  }
}
