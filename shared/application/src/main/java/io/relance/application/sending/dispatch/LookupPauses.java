package io.relance.application.sending.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The times at which a provider is asked whether it has a message of unknown outcome, in real time.
 *
 * <p>A message is sent again only after the last lookup: providers accept a request seconds after
 * its connection broke, and one that is slow may take most of a minute.
 */
final class LookupPauses {
  /** The pause before each lookup: 3 seconds after the attempt, then 10, then 60. */
  private static final List<Duration> BEFORE =
      List.of(Duration.ofSeconds(3), Duration.ofSeconds(7), Duration.ofSeconds(50));

  /** The pause after a lookup that the provider did not answer, which does not count. */
  static final Duration UNANSWERED = Duration.ofSeconds(30);

  /** The pause after a lookup whose answer may be about another send that is in progress. */
  static final Duration UNDECIDED = Duration.ofSeconds(7);

  private LookupPauses() {}

  /** The pause before the first lookup. */
  static Duration first() {
    return BEFORE.getFirst();
  }

  /** The pause before the next lookup; empty after the last one. */
  static Optional<Duration> after(long lookups) {
    return lookups < BEFORE.size()
        ? Optional.of(BEFORE.get(Math.toIntExact(lookups)))
        : Optional.empty();
  }
}
