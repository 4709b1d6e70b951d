package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import java.util.Optional;

/** Decides whether a precondition holds of the item found. */
final class Conditions {
  private Conditions() {}

  static boolean hold(Precondition precondition, Optional<Item> found) {
    return switch (precondition) {
      case Precondition.Always _ -> true;
      case Precondition.Absent _ -> found.isEmpty();
      case Precondition.Present _ -> found.isPresent();
      case Precondition.AttributeAbsent(var name) -> attribute(found, name).isEmpty();
      case Precondition.AttributePresent(var name) -> attribute(found, name).isPresent();
      case Precondition.AttributeEquals(var name, var value) ->
          attribute(found, name).filter(value::equals).isPresent();
      case Precondition.AllOf(var conditions) ->
          conditions.stream().allMatch(each -> hold(each, found));
      case Precondition.AnyOf(var conditions) ->
          conditions.stream().anyMatch(each -> hold(each, found));
    };
  }

  private static Optional<Value> attribute(Optional<Item> found, String name) {
    return found.flatMap(item -> item.attribute(name));
  }
}
