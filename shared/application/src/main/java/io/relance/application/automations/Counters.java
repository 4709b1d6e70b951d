package io.relance.application.automations;

import io.relance.application.store.Tables;
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
 * The counts of an automation, spread over shards so that no item takes every write.
 *
 * <p>What belongs together is added to one shard in one transaction: {@link #TARGETED} is the sum
 * of the six states of sends at every moment.
 */
public final class Counters {
  public static final String TIMES_TRIGGERED = "timesTriggered";
  public static final String ENTERED = "entered";
  public static final String INSIDE = "inside";
  public static final String TARGETED = "targeted";
  public static final String DELIVERED = "delivered";

  private static final int SHARDS = 8;

  private final ItemStore store;

  public Counters(ItemStore store) {
    this.store = store;
  }

  /** The count of people at an element. */
  public static String insideAt(String element) {
    return "inside:" + element;
  }

  /** The count of enrollments that ended in this way. */
  public static String ended(String outcome) {
    return "ended:" + outcome;
  }

  /** The count of sends skipped for this reason. */
  public static String skipped(String reason) {
    return "skipped:" + reason;
  }

  /**
   * One write that adds to several counts at once.
   *
   * @param spread chooses the shard; anything that varies from writer to writer
   */
  public static Write add(String automation, String spread, Map<String, Long> amounts) {
    var edits = new ArrayList<Edit>();
    new TreeMap<>(amounts)
        .forEach(
            (name, amount) -> {
              if (amount != 0) {
                edits.add(Edit.add(name, amount));
              }
            });
    return new Write.Update(
        key(automation, Math.floorMod(spread.hashCode(), SHARDS)), edits, Precondition.always());
  }

  /** As {@link #add}; no write where nothing would change. */
  public static List<Write> changes(String automation, String spread, Map<String, Long> amounts) {
    return amounts.values().stream().allMatch(amount -> amount == 0)
        ? List.of()
        : List.of(add(automation, spread, amounts));
  }

  /** All counts of an automation, summed over its shards. */
  public Map<String, Long> of(String automation) {
    var sums = new TreeMap<String, Long>();
    for (var shard : store.getAll(keys(automation)).values()) {
      addUp(shard, sums);
    }
    return sums;
  }

  /** What these counts say of an automation. */
  public AutomationReport report(String automation) {
    return AutomationReport.of(of(automation));
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

  private static List<ItemKey> keys(String automation) {
    return IntStream.range(0, SHARDS).mapToObj(shard -> key(automation, shard)).toList();
  }

  private static ItemKey key(String automation, int shard) {
    return new ItemKey(Tables.AUTOMATIONS, "counters#" + automation + "#" + shard, "counters");
  }
}
