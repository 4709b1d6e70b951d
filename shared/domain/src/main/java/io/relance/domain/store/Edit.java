package io.relance.domain.store;

import java.util.List;

/** One change to one attribute of an item, within an {@link Write.Update}. */
public sealed interface Edit {
  String attribute();

  record Set(String attribute, Value value) implements Edit {}

  /** Adds to a number; an absent one counts from 0. */
  record Add(String attribute, long amount) implements Edit {}

  record Remove(String attribute) implements Edit {}

  /** Appends to a list; an absent one counts as empty. */
  record Append(String attribute, List<Value> values) implements Edit {
    public Append {
      values = List.copyOf(values);
    }
  }

  static Edit set(String attribute, String text) {
    return new Set(attribute, Value.of(text));
  }

  static Edit set(String attribute, long number) {
    return new Set(attribute, Value.of(number));
  }

  static Edit add(String attribute, long amount) {
    return new Add(attribute, amount);
  }

  static Edit remove(String attribute) {
    return new Remove(attribute);
  }
}
