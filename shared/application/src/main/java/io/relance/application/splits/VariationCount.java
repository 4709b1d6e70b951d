package io.relance.application.splits;

/**
 * How many contacts a variation got, and of how many of them the metric was met.
 *
 * @param variation its id
 */
public record VariationCount(String variation, long contacts, long met) {
  /** The share of contacts for whom the metric was met, 0 to 1; 0 without contacts. */
  public double rate() {
    return contacts == 0 ? 0 : Math.min(1, (double) met / contacts);
  }

  /** Wilson's interval in which the rate lies with 95 %. */
  public Interval interval() {
    return Interval.of(met, contacts);
  }
}
