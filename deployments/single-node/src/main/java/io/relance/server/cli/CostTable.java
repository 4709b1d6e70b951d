package io.relance.server.cli;

import io.relance.cost.Estimate;
import io.relance.cost.Meter;
import io.relance.cost.PriceTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The cost of a flow in waves, next to one execution per contact. */
final class CostTable {
  private final PriceTable prices;
  private final Estimate waves;
  private final Estimate each;
  private final List<String> lines = new ArrayList<>();

  CostTable(PriceTable prices, Estimate waves, Estimate each) {
    this.prices = prices;
    this.waves = waves;
    this.each = each;
  }

  List<String> lines() {
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d contacts, in US dollars at the list prices of %s on %s, without free tiers",
            waves.crowd().contacts(),
            prices.region(),
            prices.asOf()));
    lines.add("");
    row("", "waves of " + whole(waves.crowd().waveSize()), "one execution each");
    for (var meter : Meter.values()) {
      counted(meter);
    }
    row("executions started", amount(waves.starts()), amount(each.starts()));
    row("until all have started", time(waves.starting()), time(each.starting()));
    row(
        "events in the longest history",
        whole(waves.longestHistory()),
        whole(each.longestHistory()));
    lines.add("");
    money();
    return List.copyOf(lines);
  }

  private void counted(Meter meter) {
    if (waves.usage().of(meter) > 0) {
      row(
          meter.service() + ": " + meter.unit(),
          amount(waves.usage().of(meter)),
          amount(each.usage().of(meter)));
    }
  }

  private void money() {
    services().forEach((service, cost) -> row(service, dollars(cost[0]), dollars(cost[1])));
    priced("total without messages", estimate -> prices.ofRunning(estimate.usage()));
    priced(
        "… per 1,000 contacts",
        estimate -> prices.ofRunning(estimate.usage()) * 1_000 / estimate.crowd().contacts());
    priced("messages, charged by providers", estimate -> prices.ofMessages(estimate.usage()));
  }

  private Map<String, double[]> services() {
    var costs = new LinkedHashMap<String, double[]>();
    for (var meter : Meter.values()) {
      if (!meter.isMessage() && waves.usage().of(meter) > 0) {
        var cost = costs.computeIfAbsent(meter.service(), _ -> new double[2]);
        cost[0] += prices.of(meter, waves.usage().of(meter));
        cost[1] += prices.of(meter, each.usage().of(meter));
      }
    }
    return costs;
  }

  private void priced(String label, ToDoubleFunction<Estimate> cost) {
    row(label, dollars(cost.applyAsDouble(waves)), dollars(cost.applyAsDouble(each)));
  }

  private void row(String label, String inWaves, String oneEach) {
    lines.add(
        String.format(Locale.ROOT, "%-40s %18s %20s", label, inWaves, oneEach).stripTrailing());
  }

  private static String amount(double amount) {
    return String.format(Locale.ROOT, "%,.0f", amount);
  }

  private static String whole(long amount) {
    return String.format(Locale.ROOT, "%,d", amount);
  }

  private static String dollars(double amount) {
    return String.format(Locale.ROOT, amount < 1 ? "$%,.4f" : "$%,.2f", amount);
  }

  private static String time(Duration time) {
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
