package io.relance.application.persistence;

import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;

/** Groups of writes of which each is written or refused by itself. */
public final class IndependentWrites {
  private IndependentWrites() {}

  /**
   * Writes groups, many in a transaction; one by one where a transaction is refused.
   *
   * @param groups of distinct items, each with at most as many writes as a transaction
   * @return how many groups were written
   */
  public static int write(ItemStore store, List<List<Write>> groups) {
    int written = 0;
    int from = 0;
    for (int to = 0, writes = 0; to < groups.size(); to++) {
      writes += groups.get(to).size();
      if (writes > ItemLimits.WRITES) {
        written += together(store, groups.subList(from, to));
        from = to;
        writes = groups.get(to).size();
      }
    }
    return written + together(store, groups.subList(from, groups.size()));
  }

  private static int together(ItemStore store, List<List<Write>> groups) {
    var all = new ArrayList<Write>();
    groups.forEach(all::addAll);
    if (all.isEmpty()) {
      return 0;
    }
    if (Transactions.write(store, all).committed()) {
      return groups.size();
    }
    return (int)
        groups.stream().filter(group -> Transactions.write(store, group).committed()).count();
  }
}
