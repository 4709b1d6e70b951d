package io.relance.cost;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How much of each thing is used; what is not named is not used. */
public record Usage(Map<Meter, Double> amounts) {
  public static final Usage NONE = new Usage(Map.of());

  public Usage {
    var ordered = new EnumMap<Meter, Double>(Meter.class);
    ordered.putAll(amounts);
    amounts = Collections.unmodifiableMap(ordered);
  }

  public static Usage of(Meter meter, double amount) {
    return new Usage(Map.of(meter, amount));
  }

  public double of(Meter meter) {
    return amounts.getOrDefault(meter, 0.0);
  }

  public Usage plus(Usage other) {
    var sums = new EnumMap<Meter, Double>(Meter.class);
    sums.putAll(amounts);
    other.amounts.forEach((meter, amount) -> sums.merge(meter, amount, Double::sum));
    return new Usage(sums);
  }

  public Usage times(double factor) {
    var products = new EnumMap<Meter, Double>(Meter.class);
    amounts.forEach((meter, amount) -> products.put(meter, amount * factor));
    return new Usage(products);
  }
}
