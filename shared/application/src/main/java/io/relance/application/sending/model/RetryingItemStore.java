package io.relance.application.sending.model;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.retry.ExponentialBackoff;
import io.relance.domain.retry.Pause;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Writes results that must not be lost once a provider was called: retries for some seconds, with
 * the same token.
 */
public final class RetryingItemStore {
  private static final int RETRIES = 10;
  private static final ExponentialBackoff WAITS =
      new ExponentialBackoff(Duration.ofMillis(10), Duration.ofSeconds(5));

  private final ItemStore store;
  private final Pause pause;
  private final Recorder recorder;

  public RetryingItemStore(ItemStore store, Pause pause, Recorder recorder) {
    this.store = store;
    this.pause = pause;
    this.recorder = recorder;
  }

  /** Writes changes of sends, and records those that were committed. */
  public WriteResult write(SendWrites sendWrites) {
    var result = write(sendWrites.writes());
    if (result.committed()) {
      sendWrites.changes().forEach(recorder::record);
    }
    return result;
  }

  public WriteResult write(List<Write> writes) {
    var token = UUID.randomUUID().toString();
    for (int failures = 0; ; failures++) {
      try {
        return store.transact(token, writes);
      } catch (TransientFailure failure) {
        if (failures == RETRIES) {
          throw failure;
        }
        pause.pause(WAITS.wait(failures + 1));
      }
    }
  }
}
