package io.relance.application.persistence;

import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.List;

/** Writes transactions, and retries them on conflicts. */
public final class Transactions {
  private Transactions() {}

  /**
   * Writes in one transaction; retries conflicts. A conflict wrote nothing, so that the retry needs
   * no token by which the store would recognise it.
   */
  public static WriteResult write(ItemStore store, List<Write> writes) {
    return OptimisticRetry.onConflict(() -> store.transact(writes));
  }
}
