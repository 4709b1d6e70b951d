package io.relance.application.splits;

import io.relance.domain.flow.WinnerRule;
import java.util.Comparator;
import java.util.List;

/** Finds the winner among variations, or says why there is none. */
final class CompareVariations {
  /** The probability with which chance alone may make a winner. */
  private static final double ERROR = 0.05;

  private CompareVariations() {}

  /** What comparing found. */
  sealed interface Comparison {
    /** The variation with the highest rate; of several, the first. */
    String best();

    record Won(String best) implements Comparison {}

    record NoWinner(String best, NoWinnerCause cause) implements Comparison {}
  }

  /**
   * Compares variations.
   *
   * @param counts of those with a share, in the order in which they are drawn
   */
  static Comparison compare(WinnerRule rule, List<VariationCount> counts) {
    var byRate = counts.stream().sorted(Comparator.comparing(it -> -it.rate())).toList();
    if (byRate.isEmpty()) {
      throw new IllegalArgumentException("No variation has a share");
    }
    var best = byRate.getFirst();
    var others = byRate.subList(1, byRate.size());
    var id = best.variation();
    if (counts.stream().anyMatch(it -> it.contacts() < rule.minimum())) {
      return new Comparison.NoWinner(id, NoWinnerCause.MINIMUM);
    }
    if (others.stream().anyMatch(it -> it.rate() == best.rate())) {
      return new Comparison.NoWinner(id, NoWinnerCause.TIE);
    }
    return switch (rule.method()) {
      case HIGHEST -> new Comparison.Won(id);
      case TWO_PROPORTION ->
          others.stream().allMatch(it -> differs(best, it, ERROR / others.size()))
              ? new Comparison.Won(id)
              : new Comparison.NoWinner(id, NoWinnerCause.CHANCE);
    };
  }

  /**
   * The two-proportion z-test, with the pooled rate: whether two rates as far apart would come from
   * one and the same rate with less than a probability.
   */
  private static boolean differs(VariationCount one, VariationCount other, double error) {
    double n = one.contacts();
    double m = other.contacts();
    double pooled = (one.rate() * n + other.rate() * m) / (n + m);
    double deviation = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    return deviation > 0 && tails(Math.abs(one.rate() - other.rate()) / deviation) < error;
  }

  /**
   * The probability that a normal variable is further from its mean than so many deviations, by the
   * approximation 26.2.17 of Abramowitz and Stegun (to 7.5e-8).
   */
  private static double tails(double deviations) {
    double t = 1 / (1 + 0.2316419 * deviations);
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double density = Math.exp(-deviations * deviations / 2) / Math.sqrt(2 * Math.PI);
    return 2 * density * series;
  }
}
