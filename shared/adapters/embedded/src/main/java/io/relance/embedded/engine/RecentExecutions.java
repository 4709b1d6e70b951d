package io.relance.embedded.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The executions used last, so that they need not be read again for their next transition. */
final class RecentExecutions {
  private static final int MOST = 2_048;

  /** Larger ones are read again: they would fill the memory. */
  private static final int LARGEST = 16 * 1024;

  private final Map<Long, StoredExecution> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StoredExecution> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<StoredExecution> find(long number) {
    return Optional.ofNullable(recent.get(number));
  }

  synchronized void keep(StoredExecution kept, int size) {
    if (size <= LARGEST && kept.execution().end().isEmpty()) {
      recent.put(kept.number(), kept);
    } else {
      recent.remove(kept.number());
    }
  }

  synchronized void forget(long number) {
    recent.remove(number);
  }
}
