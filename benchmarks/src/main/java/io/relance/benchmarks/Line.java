package io.relance.benchmarks;

import java.time.Duration;

/**
 * One line of the table.
 *
 * @param cost what one of them takes of the server's processors; empty where that says nothing
 * @param goal what is wanted; empty where nothing is
 */
record Line(String what, String figure, String cost, String goal) {
  private static final String FORMAT = "| %-52s | %-34s | %-16s | %-12s |%n";

  static Line of(String what, String figure, String goal) {
    return new Line(what, figure, "", goal);
  }

  /** So many in so long. */
  static Line rate(String what, Work work, String unit, String goal) {
    var figure = "%,.0f %s (%.1f s)".formatted(work.perSecond(), unit, work.seconds());
    return new Line(what, figure, "%,.0f µs".formatted(work.microsEach()), goal);
  }

  /** What was done, how long it took, and what it took of the processors. */
  record Work(long amount, Duration took, Duration processors) {
    double seconds() {
      return took.toNanos() / 1e9;
    }

    double perSecond() {
      return amount / seconds();
    }

    double microsEach() {
      return processors.toNanos() / 1e3 / amount;
    }
  }

  static void heading() {
    System.out.printf(FORMAT, "what", "figure", "processor each", "wanted");
    System.out.printf("|---|---|---|---|%n");
  }

  void print() {
    System.out.printf(FORMAT, what, figure, cost, goal);
  }
}
