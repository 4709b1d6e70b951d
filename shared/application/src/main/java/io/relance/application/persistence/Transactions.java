package io.relance.application.persistence;

import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.List;
import java.util.UUID;

/** Writes transactions, again when they lost against another one. */
public final class Transactions {
  private Transactions() {}

  /** Writes; a conflict is tried again, under the same token. */
  public static WriteResult write(ItemStore store, List<Write> writes) {
    var token = UUID.randomUUID().toString();
    return OptimisticRetry.onConflict(() -> store.transact(token, writes));
  }
}
