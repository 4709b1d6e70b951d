package io.relance.domain.store;

import java.util.List;
import java.util.Optional;

/** The result of a transaction. */
public sealed interface WriteResult {
  /** Every write is durable. */
  record Committed() implements WriteResult {}

  /** At least one precondition did not hold; nothing was written. */
  record Refused(List<Refusal> refusals) implements WriteResult {
    public Refused {
      refusals = List.copyOf(refusals);
    }

    /** The refusal of the write to this key, if that one was refused. */
    public Optional<Refusal> of(ItemKey key) {
      return refusals.stream().filter(refusal -> refusal.key().equals(key)).findFirst();
    }
  }

  /** A write whose precondition did not hold, with the item found there, if any. */
  record Refusal(ItemKey key, Optional<Item> found) {}

  default boolean committed() {
    return this instanceof Committed;
  }
}
