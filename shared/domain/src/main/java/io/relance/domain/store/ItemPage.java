package io.relance.domain.store;

import java.util.List;
import java.util.Optional;

/**
 * Some of the items a query asked for.
 *
 * @param stale whether the page came from an index, which may miss the latest writes
 * @param next where to go on; empty when nothing follows
 */
public record ItemPage(List<Item> items, boolean stale, Optional<String> next) {
  public ItemPage {
    items = List.copyOf(items);
  }
}
