package io.relance.application.visits;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Counts visits in periods that begin with the first of them, and permits only so many. */
final class VisitRates {
  private static final String COUNT = "count";

  private final ItemStore store;
  private final InstantSource clock;

  VisitRates(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How many visits are permitted in a period. */
  record Limit(int most, Duration period) {}

  /** Counts visits; returns how many of them are permitted. */
  int permitted(ItemKey key, Limit limit, int visits) {
    return visits == 0
        ? 0
        : OptimisticRetry.retry("visits of", key.partition(), () -> tryToCount(key, limit, visits));
  }

  private Optional<Integer> tryToCount(ItemKey key, Limit limit, int visits) {
    var item = store.get(key);
    long before = item.map(it -> it.number(COUNT)).orElse(0L);
    int permitted = (int) Math.min(visits, limit.most() - before);
    if (permitted <= 0) {
      return Optional.of(0);
    }
    var ends =
        item.map(it -> it.number(Item.EXPIRES_AT))
            .orElseGet(() -> clock.instant().plus(limit.period()).getEpochSecond());
    var counted =
        ItemBuilder.at(key).number(COUNT, before + permitted).number(Item.EXPIRES_AT, ends).build();
    var unchanged =
        item.map(_ -> Precondition.equal(COUNT, before)).orElseGet(Precondition::absent);
    return Transactions.write(store, List.of(new Write.Put(counted, unchanged))).committed()
        ? Optional.of(permitted)
        : Optional.empty();
  }
}
