package io.relance.benchmarks;

/** A provider's stand-in, which counts what it takes. */
interface Arrivals extends AutoCloseable {
  /** How many messages were taken so far. */
  long taken();

  @Override
  void close();
}
