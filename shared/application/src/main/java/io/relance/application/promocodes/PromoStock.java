package io.relance.application.promocodes;

import io.relance.domain.id.PromoBankId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The codes of a bank by their positions: those that were imported, and how many of each lane are
 * granted, always the first of it.
 */
record PromoStock(long loaded, List<Long> taken) {
  /** Among so many lanes do waves that take codes at the same time spread. */
  static final int LANES = 8;

  static final String TAKEN = "taken";

  PromoStock {
    taken = List.copyOf(taken);
  }

  static List<ItemKey> keys(PromoBankId bank) {
    return IntStream.range(0, LANES).mapToObj(lane -> PromoBankKeys.lane(bank, lane)).toList();
  }

  /**
   * @param lanes the items of the lanes that exist
   */
  static PromoStock of(PromoBank bank, Map<ItemKey, Item> lanes) {
    var taken =
        keys(bank.id()).stream()
            .map(key -> lanes.containsKey(key) ? lanes.get(key).number(TAKEN) : 0L)
            .toList();
    return new PromoStock(bank.loaded(), taken);
  }

  long granted() {
    return taken.stream().mapToLong(Long::longValue).sum();
  }

  long left() {
    return loaded - granted();
  }

  /** The free positions in the order of import. */
  LongStream free() {
    long first =
        IntStream.range(0, LANES).mapToLong(lane -> taken.get(lane) * LANES + lane).min().orElse(0);
    return LongStream.range(Math.min(first, loaded), loaded).filter(this::isFree);
  }

  private boolean isFree(long position) {
    return position / LANES >= taken.get((int) (position % LANES));
  }

  /** The first free positions; fewer where fewer are left. */
  List<Long> first(int wanted) {
    return free().limit(wanted).boxed().toList();
  }

  /** Free positions of one lane, and of those after it where it has too few. */
  List<Long> from(int firstLane, int wanted) {
    var positions = new ArrayList<Long>();
    for (int offset = 0; offset < LANES; offset++) {
      int lane = (firstLane + offset) % LANES;
      for (long at = taken.get(lane) * LANES + lane;
          at < loaded && positions.size() < wanted;
          at += LANES) {
        positions.add(at);
      }
    }
    return positions;
  }
}
