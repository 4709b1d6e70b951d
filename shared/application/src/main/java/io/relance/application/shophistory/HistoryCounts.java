package io.relance.application.shophistory;

import io.relance.domain.shop.ShopAdmin.Subscriptions;
import io.relance.domain.shop.ShopRecords;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a fetch so far.
 *
 * @param stored the records that were read and processed
 * @param unreadable the records that could not be read
 * @param webhooks the subscriptions of webhooks
 */
record HistoryCounts(
    Map<ShopRecords, Long> stored, Map<ShopRecords, Long> unreadable, Subscriptions webhooks) {
  static final HistoryCounts NONE =
      new HistoryCounts(Map.of(), Map.of(), new Subscriptions(0, 0, List.of()));

  HistoryCounts {
    stored = Map.copyOf(stored);
    unreadable = Map.copyOf(unreadable);
  }

  HistoryCounts with(Subscriptions subscribed) {
    return new HistoryCounts(stored, unreadable, subscribed);
  }

  HistoryCounts plus(ShopRecords records, long read, long failed) {
    return new HistoryCounts(
        sum(stored, records, read), sum(unreadable, records, failed), webhooks);
  }

  /** The same, without those of a kind, which is fetched again. */
  HistoryCounts without(ShopRecords records) {
    return new HistoryCounts(none(stored, records), none(unreadable, records), webhooks);
  }

  private static Map<ShopRecords, Long> sum(
      Map<ShopRecords, Long> counts, ShopRecords records, long more) {
    var after = copy(counts);
    after.merge(records, more, Long::sum);
    return after;
  }

  private static Map<ShopRecords, Long> none(Map<ShopRecords, Long> counts, ShopRecords records) {
    var after = copy(counts);
    after.remove(records);
    return after;
  }

  private static Map<ShopRecords, Long> copy(Map<ShopRecords, Long> counts) {
    var copy = new EnumMap<ShopRecords, Long>(ShopRecords.class);
    copy.putAll(counts);
    return copy;
  }

  /** All records that were read. */
  long done() {
    return total(stored) + total(unreadable);
  }

  private static long total(Map<ShopRecords, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The result of a job. */
  record Result(
      long customers, long orders, long checkouts, long unreadable, Subscriptions webhooks) {}

  Result result() {
    return new Result(
        stored.getOrDefault(ShopRecords.CUSTOMERS, 0L),
        stored.getOrDefault(ShopRecords.ORDERS, 0L),
        stored.getOrDefault(ShopRecords.CHECKOUTS, 0L),
        total(unreadable),
        webhooks);
  }
}
