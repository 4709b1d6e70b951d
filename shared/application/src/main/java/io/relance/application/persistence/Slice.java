package io.relance.application.persistence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; empty on the last page
 */
public record Slice<T>(List<T> items, Optional<String> next) {
  public Slice {
    items = List.copyOf(items);
  }

  public <U> Slice<U> map(Function<? super T, ? extends U> change) {
    return new Slice<>(items.stream().<U>map(change).toList(), next);
  }
}
