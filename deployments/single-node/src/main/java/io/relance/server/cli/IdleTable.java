package io.relance.server.cli;

import io.relance.cost.Choice;
import io.relance.cost.IdleMonth;
import io.relance.cost.Meter;
import io.relance.cost.PriceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cost of an idle month of a deployment, and of the optional extras. */
final class IdleTable {
  private final PriceTable prices;
  private final IdleMonth month;
  private final List<String> lines = new ArrayList<>();

  IdleTable(PriceTable prices, IdleMonth month) {
    this.prices = prices;
    this.month = month;
  }

  List<String> lines() {
    lines.add(
        String.format(
            Locale.ROOT,
            "An idle month of %d days, in US dollars at the list prices of %s on %s, without free"
                + " tiers",
            IdleMonth.DAYS,
            prices.region(),
            prices.asOf()));
    lines.add("");
    month.parts().forEach(part -> row(part.what(), "", dollars(prices.of(part.usage()))));
    lines.add("");
    month.usage().amounts().forEach(this::metered);
    row("total", "", dollars(prices.of(month.usage())));
    lines.add("");
    lines.add("Optional extras, per month each:");
    for (var choice : Choice.values()) {
      chosen(choice);
    }
    return List.copyOf(lines);
  }

  private void metered(Meter meter, double amount) {
    row(
        meter.service() + ": " + meter.unit(),
        String.format(Locale.ROOT, "%,.0f", amount),
        dollars(prices.of(meter, amount)));
  }

  private void chosen(Choice choice) {
    int there = month.choices().getOrDefault(choice, 0);
    var price = dollars(prices.of(choice));
    row(choice.words(), there > 0 ? there + " ×" : "", price);
  }

  private void row(String label, String amount, String cost) {
    lines.add(String.format(Locale.ROOT, "%-76s %12s %9s", label, amount, cost).stripTrailing());
  }

  private static String dollars(double amount) {
    return String.format(Locale.ROOT, "$%,.3f", amount);
  }
}
