package io.relance.domain.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Limits log lines that would repeat: at most one a minute for each key, with a count. */
public final class RepeatedLines {
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
  private static final int MOST_KEYS = 1_000;

  private final InstantSource realTime;
  private final Map<String, Line> lines = new HashMap<>();

  private record Line(Instant next, int unlogged) {}

  /**
   * @param realTime the time that operators see; not a test clock, which does not advance
   */
  public RepeatedLines(InstantSource realTime) {
    this.realTime = realTime;
  }

  /**
   * Counts one more of a key.
   *
   * @param key what repeats; up to 1,000 keys are remembered
   * @return how many there were since the last line, this one included, when a line is due; empty
   *     otherwise
   */
  public synchronized OptionalInt count(String key) {
    var now = realTime.instant();
    if (lines.size() >= MOST_KEYS) {
      lines.clear();
    }
    var line = lines.getOrDefault(key, new Line(now, 0));
    var count = line.unlogged() + 1;
    if (now.isBefore(line.next())) {
      lines.put(key, new Line(line.next(), count));
      return OptionalInt.empty();
    }
    lines.put(key, new Line(now.plus(BETWEEN_LINES), 0));
    return OptionalInt.of(count);
  }
}
