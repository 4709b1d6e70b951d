package io.relance.aws.stepfunctions;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Distinguishes a start from its repetition, which Step Functions answers identically while the
 * execution runs: by the start time in the answer, and by the executions started in this process.
 */
final class RecentStarts {
  /** How far the clocks may be apart. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private static final int REMEMBERED = 10_000;

  private final Set<String> begun =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  /** Whether the answer to a call made at an instant means that the call began the execution. */
  boolean beganWith(String execution, Instant began, Instant called) {
    return begun.add(execution) && !began.isBefore(called.minus(TOLERANCE));
  }
}
