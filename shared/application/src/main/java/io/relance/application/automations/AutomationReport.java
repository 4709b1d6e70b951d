package io.relance.application.automations;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an automation did since it was made.
 *
 * @param sent how many messages providers took, those delivered included
 * @param successRate ends in success among all ends, 0 to 1; empty before the first end
 */
public record AutomationReport(
    long timesTriggered,
    long entered,
    long inside,
    long targeted,
    long queued,
    long held,
    long sent,
    long failed,
    Skipped skipped,
    long uncertain,
    long delivered,
    Map<String, Long> insideByElement,
    Map<String, Long> ends,
    Optional<Double> successRate) {

  /** Messages that were not sent on purpose, with why. */
  public record Skipped(long total, Map<String, Long> byReason) {}

  static AutomationReport of(Map<String, Long> counts) {
    var ends = startingWith("ended:", counts);
    long all = ends.values().stream().mapToLong(Long::longValue).sum();
    Optional<Double> rate =
        all == 0 ? Optional.empty() : Optional.of(ends.getOrDefault("success", 0L) / (double) all);
    return new AutomationReport(
        count(counts, Counters.TIMES_TRIGGERED),
        count(counts, Counters.ENTERED),
        count(counts, Counters.INSIDE),
        count(counts, Counters.TARGETED),
        count(counts, "queued"),
        count(counts, "held"),
        count(counts, "sent"),
        count(counts, "failed"),
        new Skipped(count(counts, "skipped"), startingWith("skipped:", counts)),
        count(counts, "uncertain"),
        count(counts, Counters.DELIVERED),
        startingWith("inside:", counts),
        ends,
        rate);
  }

  private static long count(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }

  private static Map<String, Long> startingWith(String prefix, Map<String, Long> counts) {
    var found = new TreeMap<String, Long>();
    counts.forEach(
        (name, count) -> {
          if (name.startsWith(prefix) && count != 0) {
            found.put(name.substring(prefix.length()), count);
          }
        });
    return found;
  }
}
