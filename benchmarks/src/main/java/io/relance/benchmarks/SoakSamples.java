package io.relance.benchmarks;

import io.relance.testkit.process.ProcessGauges;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a server held at each of some instants, in their order. */
record SoakSamples(List<Sample> samples) {
  private static final String RESIDENT = "resident memory, MB";
  private static final String HEAP = "heap after a collection, MB";
  private static final String THREADS = "threads";
  private static final String DESCRIPTORS = "descriptors";

  /** The names of what is sampled. */
  static final List<String> GAUGES = List.of(RESIDENT, HEAP, THREADS, DESCRIPTORS);

  /** Without the first part of the samples, between 0 and 1. */
  SoakSamples after(double part) {
    return new SoakSamples(samples.subList((int) (samples.size() * part), samples.size()));
  }

  /** First, last and greatest value of a gauge, and the slope of the line through all of them. */
  String describe(String gauge) {
    if (samples.isEmpty()) {
      return "not sampled";
    }
    ToDoubleFunction<Sample> value = sample -> sample.values().getOrDefault(gauge, 0.0);
    return "%.1f → %.1f, at most %.1f; %+.2f a minute"
        .formatted(
            value.applyAsDouble(samples.getFirst()),
            value.applyAsDouble(samples.getLast()),
            samples.stream().mapToDouble(value).max().orElse(0),
            slope(value));
  }

  private double slope(ToDoubleFunction<Sample> value) {
    var middle = samples.stream().mapToDouble(Sample::minutes).average().orElse(0);
    var mean = samples.stream().mapToDouble(value).average().orElse(0);
    double rise = 0;
    double run = 0;
    for (var sample : samples) {
      rise += (sample.minutes() - middle) * (value.applyAsDouble(sample) - mean);
      run += Math.pow(sample.minutes() - middle, 2);
    }
    return run == 0 ? 0 : rise / run;
  }

  /** What the server held so long after the start. */
  record Sample(Duration at, Map<String, Double> values) {
    static Sample of(Duration at, ProcessGauges gauges) {
      var heap = gauges.heapAfterCollection() / 1024.0;
      return new Sample(
          at,
          Map.of(
              RESIDENT,
              gauges.resident().orElse(0) / 1024.0,
              HEAP,
              heap,
              THREADS,
              (double) gauges.threadCount().orElse(0),
              DESCRIPTORS,
              (double) gauges.descriptors().orElse(0)));
    }

    private double minutes() {
      return at.toMillis() / 60_000.0;
    }
  }
}
