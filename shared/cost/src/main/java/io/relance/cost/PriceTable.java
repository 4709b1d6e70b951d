package io.relance.cost;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Json;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * List prices of one day in one region, in US dollars without tax, free tiers left out.
 *
 * @param perMillion what a million units cost
 * @param perMonth what one of each of what may be chosen costs
 */
public record PriceTable(
    LocalDate asOf, String region, Map<Meter, Double> perMillion, Map<Choice, Double> perMonth) {
  private static final String FILE = "/cost/prices.json";
  private static final double MILLION = 1e6;

  public PriceTable {
    perMillion = new EnumMap<>(perMillion);
    perMonth = new EnumMap<>(perMonth);
  }

  /** The one that is kept with this version. */
  public static PriceTable bundled() {
    return Json.read(MeasuredUsages.resource(FILE), new TypeReference<PriceTable>() {});
  }

  /**
   * The same with another price.
   *
   * @param each what one unit costs
   */
  public PriceTable with(Meter meter, double each) {
    var changed = new EnumMap<>(perMillion);
    changed.put(meter, each * MILLION);
    return new PriceTable(asOf, region, changed, perMonth);
  }

  /** In US dollars. */
  public double of(Meter meter, double amount) {
    return perMillion.getOrDefault(meter, 0.0) * amount / MILLION;
  }

  /** In US dollars. */
  public double of(Usage usage) {
    return usage.amounts().entrySet().stream()
        .mapToDouble(used -> of(used.getKey(), used.getValue()))
        .sum();
  }

  /** What AWS charges for running an automation, in US dollars. */
  public double ofRunning(Usage usage) {
    return of(usage) - ofMessages(usage);
  }

  /** What providers charge for messages, in US dollars. */
  public double ofMessages(Usage usage) {
    return usage.amounts().entrySet().stream()
        .filter(used -> used.getKey().isMessage())
        .mapToDouble(used -> of(used.getKey(), used.getValue()))
        .sum();
  }

  /** In US dollars a month. */
  public double of(Choice choice) {
    return perMonth.getOrDefault(choice, 0.0);
  }
}
