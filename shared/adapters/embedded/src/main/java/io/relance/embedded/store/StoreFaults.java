package io.relance.embedded.store;

import io.relance.domain.store.Write;
import java.util.List;

/** What DynamoDB does rarely, done on purpose in tests. */
public interface StoreFaults {
  /** Throws what a read meets: throttling. */
  default void reading() {}

  /** Throws what a transaction meets before anything is written: a conflict, throttling. */
  default void before(List<Write> writes) {}

  /** Throws what a transaction meets once it is written: its answer is lost. */
  default void after(List<Write> writes) {}

  /** How many transactions the indexes lag behind. */
  default int indexLag() {
    return 0;
  }

  static StoreFaults none() {
    return new StoreFaults() {};
  }
}
