package io.relance.application.splits;

/** An interval of rates, both between 0 and 1. */
public record Interval(double from, double to) {
  /** The quantile of the normal distribution for 95 %, on both sides. */
  private static final double Z = 1.959963984540054;

  /** Wilson's score interval of a rate; all rates where nobody was counted. */
  static Interval of(long met, long contacts) {
    if (contacts == 0) {
      return new Interval(0, 1);
    }
    double n = contacts;
    double rate = Math.min(1, met / n);
    double widening = 1 + Z * Z / n;
    double centre = (rate + Z * Z / (2 * n)) / widening;
    double half = Z / widening * Math.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n));
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
