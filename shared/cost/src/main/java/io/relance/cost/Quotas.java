package io.relance.cost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What Step Functions admits in one account and region, as it is before anybody asks for more.
 *
 * @param startsAtOnce executions that may start at once when none did before
 * @param startsPerSecond executions that may start a second after that
 * @param transitionsPerSecond states that may be entered a second
 * @param openExecutions executions that may be open at the same time
 * @param historyEvents events in the history of one execution
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas of
 *     Step Functions</a>
 */
public record Quotas(
    long startsAtOnce,
    long startsPerSecond,
    long transitionsPerSecond,
    long openExecutions,
    long historyEvents) {
  /** Of the larger regions: Northern Virginia, Oregon, Ireland. */
  public static final Quotas LARGE_REGION = new Quotas(1_300, 300, 5_000, 1_000_000, 25_000);

  /** Of all others. */
  public static final Quotas OTHER_REGION = new Quotas(800, 150, 800, 1_000_000, 25_000);

  private static final Duration LONG = Duration.ofMinutes(10);

  /** How long so many starts take. */
  Duration starting(double starts) {
    double waiting = Math.max(0, starts - startsAtOnce);
    return Duration.ofMillis(Math.round(1000 * waiting / startsPerSecond));
  }

  /** A sentence for each quota that limits. */
  public List<String> warnings(Estimate estimate) {
    var warnings = new ArrayList<String>();
    if (estimate.starting().compareTo(LONG) > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "Starting %,.0f executions takes %d minutes, at %d per second.",
              estimate.starts(),
              estimate.starting().toMinutes(),
              startsPerSecond));
    }
    if (estimate.mostAtOnce() > openExecutions) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "Up to %,.0f executions are open at once; the quota is %,d.",
              estimate.mostAtOnce(),
              openExecutions));
    }
    if (estimate.longestHistory() > historyEvents / 2) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "One execution writes %,d history events without retries; the quota is %,d.",
              estimate.longestHistory(),
              historyEvents));
    }
    double transitions = estimate.usage().of(Meter.TRANSITIONS);
    var entering = Duration.ofMillis(Math.round(1000 * transitions / transitionsPerSecond));
    if (entering.compareTo(LONG) > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "Entering %,.0f states takes %d minutes, at %,d per second.",
              transitions,
              entering.toMinutes(),
              transitionsPerSecond));
    }
    return List.copyOf(warnings);
  }
}
