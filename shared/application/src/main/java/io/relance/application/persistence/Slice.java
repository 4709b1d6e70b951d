package io.relance.application.persistence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some of what was asked for.
 *
 * @param next where to go on; empty when nothing follows
 */
public record Slice<T>(List<T> items, Optional<String> next) {
  public Slice {
    items = List.copyOf(items);
  }

  public <U> Slice<U> map(Function<? super T, ? extends U> change) {
    return new Slice<>(items.stream().<U>map(change).toList(), next);
  }
}
