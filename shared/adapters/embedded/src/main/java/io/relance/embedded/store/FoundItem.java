package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.Optional;

/**
 * The item that a transaction found at the key of a write.
 *
 * @param stored the stored item, even if it has expired
 */
record FoundItem(ItemKey key, Optional<Item> stored, Instant now) {
  /** The item; one that has expired counts as absent. */
  Optional<Item> unexpired() {
    return stored.filter(item -> !item.hasExpired(now));
  }

  boolean meets(Precondition precondition) {
    return switch (precondition) {
      case Precondition.Always _ -> true;
      case Precondition.Absent _ -> unexpired().isEmpty();
      case Precondition.Present _ -> unexpired().isPresent();
      case Precondition.AttributeAbsent(var name) -> attribute(name).isEmpty();
      case Precondition.AttributePresent(var name) -> attribute(name).isPresent();
      case Precondition.AttributeEquals(var name, var value) ->
          attribute(name).filter(value::equals).isPresent();
      case Precondition.AllOf(var conditions) -> conditions.stream().allMatch(this::meets);
      case Precondition.AnyOf(var conditions) -> conditions.stream().anyMatch(this::meets);
    };
  }

  private Optional<Value> attribute(String name) {
    return unexpired().flatMap(item -> item.attribute(name));
  }

  /** The item before and after a write. */
  WriteListener.Written with(Write write) {
    return new WriteListener.Written(
        key,
        stored,
        switch (write) {
          case Write.Put(var item, _) -> Optional.of(item);
          case Write.Update(_, var edits, _) ->
              Optional.of(
                  unexpired()
                      .map(item -> Edits.apply(edits, item))
                      .orElseGet(() -> Edits.apply(edits, key)));
          case Write.Delete _ -> Optional.empty();
          case Write.Check _ -> stored;
        });
  }
}
