package io.relance.testkit.fault;

import io.relance.domain.store.Write;
import java.util.List;

/** The failures that a {@link FaultyItemStore} injects. */
public interface StoreFaults {
  /** Runs before each read; it may throw, as when DynamoDB throttles. */
  default void reading() {}

  /** Runs before each transaction; it may throw a conflict, and then nothing is written. */
  default void before(List<Write> writes) {}

  /** Runs after each transaction; when it throws, the answer is lost but the writes are done. */
  default void after(List<Write> writes) {}

  static StoreFaults none() {
    return new StoreFaults() {};
  }
}
