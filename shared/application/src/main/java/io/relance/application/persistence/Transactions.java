package io.relance.application.persistence;

import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.List;
import java.util.UUID;

/** Writes transactions, and retries them on conflicts. */
public final class Transactions {
  private Transactions() {}

  /** Writes in one transaction; retries conflicts with the same token. */
  public static WriteResult write(ItemStore store, List<Write> writes) {
    var token = UUID.randomUUID().toString();
    return OptimisticRetry.onConflict(() -> store.transact(token, writes));
  }

  /** Writes in one transaction what has the same effect when it is written again: no token. */
  public static WriteResult writeIdempotent(ItemStore store, List<Write> writes) {
    return OptimisticRetry.onConflict(() -> store.transact(writes));
  }
}
