package io.relance.application.store;

import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Outcome;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.UUID;

/** Writes transactions, again when they lost against another one. */
public final class Transactions {
  private Transactions() {}

  /** Writes; a conflict is tried again, under the same token. */
  public static Outcome write(ItemStore store, List<Write> writes) {
    var token = UUID.randomUUID().toString();
    return OptimisticRetry.onConflict(() -> store.transact(token, writes));
  }
}
