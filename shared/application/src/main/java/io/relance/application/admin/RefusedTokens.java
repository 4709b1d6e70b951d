package io.relance.application.admin;

import io.relance.application.persistence.Json;
import io.relance.domain.failure.ExternalFailure;
import io.relance.domain.failure.RepeatedLines;
import io.relance.domain.retry.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts wrong tokens, records them in the log and in the audit log at most once a minute, and
 * slows down an address that sends many. Valid tokens are not asked about here, so that nobody can
 * lock them out; the memory is bounded, whatever is sent.
 */
public final class RefusedTokens {
  /** The wrong tokens of one address in a minute that are answered at once. */
  public static final int TOLERATED = 10;

  /** How long the answer to each further one takes. */
  public static final Duration DELAY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(RefusedTokens.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 1_000;
  private static final int MOST_DELAYED = 50;

  private final Audit audit;
  private final InstantSource realTime;
  private final Pause pause;
  private final Semaphore delays = new Semaphore(MOST_DELAYED);
  private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true);
  private final RepeatedLines lines;

  /**
   * @param realTime the time that operators see, never a test clock
   */
  public RefusedTokens(Audit audit, InstantSource realTime, Pause pause) {
    this.audit = audit;
    this.realTime = realTime;
    this.lines = new RepeatedLines(realTime);
    this.pause = pause;
  }

  private record Window(Instant since, int count) {}

  /** How a wrong token is to be answered. */
  public enum Answer {
    REFUSE,
    /** Too many are being delayed: the caller is to wait by itself. */
    TOO_MANY
  }

  /** Counts a wrong token of an address, and returns when it may be answered. */
  public Answer refuse(String address) {
    record(address);
    if (counted(address) <= TOLERATED) {
      return Answer.REFUSE;
    }
    if (!delays.tryAcquire()) {
      return Answer.TOO_MANY;
    }
    try {
      pause.pause(DELAY);
      return Answer.REFUSE;
    } finally {
      delays.release();
    }
  }

  /** Counts a wrong token where a gateway in front limits its callers. */
  public void record(String address) {
    lines.count("").ifPresent(count -> record(address, count));
  }

  private void record(String address, int count) {
    LOG.warn("Refused {} requests with wrong tokens, the last one from {}", count, address);
    var after = Json.write(Map.of("count", count));
    try {
      audit.record(Actor.UNKNOWN, new Audit.Change("token.refused", address, "", after));
    } catch (ExternalFailure e) {
      LOG.warn("Refused tokens could not be recorded in the audit log", e);
    }
  }

  /** The wrong tokens of an address since its window began. */
  private synchronized int counted(String address) {
    var now = realTime.instant();
    var known = windows.get(address);
    var window =
        known == null || !known.since().plus(WINDOW).isAfter(now)
            ? new Window(now, 1)
            : new Window(known.since(), known.count() + 1);
    windows.put(address, window);
    if (windows.size() > MOST_ADDRESSES) {
      windows.remove(windows.keySet().iterator().next());
    }
    return window.count();
  }
}
