package io.relance.domain.store;

import java.util.Optional;

/**
 * The page of a list to read.
 *
 * @param limit the most items of the page
 * @param cursor the end of the previous page, as the list returned it; empty for the first page
 */
public record PageRequest(int limit, Optional<String> cursor) {
  /** The first page of a list. */
  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty());
  }
}
