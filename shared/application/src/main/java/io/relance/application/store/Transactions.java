package io.relance.application.store;

import io.relance.domain.store.Conflict;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Outcome;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Repeats what lost against another transaction, a bounded number of times. */
public final class Transactions {
  private static final int ATTEMPTS = 10;

  private Transactions() {}

  /** Writes; a conflict is tried again, under the same token. */
  public static Outcome write(ItemStore store, List<Write> writes) {
    var token = UUID.randomUUID().toString();
    return retrying(() -> store.transact(token, writes));
  }

  /** Runs an action that reads before it writes, again from the start on each conflict. */
  public static <T> T retrying(Supplier<T> action) {
    for (int attempt = 1; ; attempt++) {
      try {
        return action.get();
      } catch (Conflict conflict) {
        if (attempt == ATTEMPTS) {
          throw conflict;
        }
        Thread.onSpinWait();
      }
    }
  }
}
