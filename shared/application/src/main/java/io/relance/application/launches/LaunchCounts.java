package io.relance.application.launches;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The counts of the messages of a launch, spread over shards. They change in the transactions that
 * change the messages, so that targeted is the sum of the six states at every moment.
 */
public final class LaunchCounts {
  private static final int SHARDS = 16;

  private final ItemStore store;

  public LaunchCounts(ItemStore store) {
    this.store = store;
  }

  /**
   * The write that adds to several counts; none if nothing changes.
   *
   * @param spread chooses the shard; anything that varies from writer to writer
   */
  public static List<Write> changes(LaunchId launch, String spread, Map<String, Long> amounts) {
    var edits = new ArrayList<Edit>();
    new TreeMap<>(amounts)
        .forEach(
            (name, amount) -> {
              if (amount != 0) {
                edits.add(Edit.add(name, amount));
              }
            });
    var key = key(launch, Math.floorMod(spread.hashCode(), SHARDS));
    return edits.isEmpty()
        ? List.of()
        : List.of(new Write.Update(key, edits, Precondition.always()));
  }

  /** All counts of a launch, summed over its shards. */
  public Map<String, Long> of(LaunchId launch) {
    var keys = IntStream.range(0, SHARDS).mapToObj(shard -> key(launch, shard)).toList();
    var sums = new TreeMap<String, Long>();
    store.getAll(keys).values().forEach(shard -> addUp(shard, sums));
    return sums;
  }

  private static void addUp(Item shard, Map<String, Long> sums) {
    shard
        .attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof Value.Numeric(var number)) {
                sums.merge(name, number.longValueExact(), Long::sum);
              }
            });
  }

  private static ItemKey key(LaunchId launch, int shard) {
    return new ItemKey(Tables.AUTOMATIONS, Launch.partition(launch.value()), "count#" + shard);
  }
}
