package io.relance.application.sending.dispatch;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Limits the tests that an installation sends within a clock hour. */
public final class TestMessageLimit {
  /** The maximum number of tests within a clock hour. */
  public static final int MOST = 50;

  private static final Duration PERIOD = Duration.ofHours(1);
  private static final String SENT = "sent";

  private final ItemStore store;
  private final InstantSource clock;

  public TestMessageLimit(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Whether a test may be sent. */
  sealed interface Admission {
    record Admitted() implements Admission {}

    record Refused(Duration retryAfter) implements Admission {}
  }

  /** Counts a test, if it may be sent. */
  Admission admit() {
    return OptimisticRetry.retry("count of tests", "this hour", this::tryToAdmit);
  }

  /** Empty on a conflicting write. */
  private Optional<Admission> tryToAdmit() {
    var now = clock.instant();
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    var key = key(hour);
    var stored = store.get(key);
    var sent = stored.map(item -> item.number(SENT)).orElse(0L);
    if (sent >= MOST) {
      return Optional.of(new Admission.Refused(Duration.between(now, hour.plus(PERIOD))));
    }
    var counted =
        ItemBuilder.at(key).number(SENT, sent + 1).expiresAt(hour.plus(PERIOD.multipliedBy(2)));
    var unchanged = stored.isEmpty() ? Precondition.absent() : Precondition.equal(SENT, sent);
    var written =
        Transactions.write(store, List.<Write>of(new Write.Put(counted.build(), unchanged)));
    return written.committed() ? Optional.of(new Admission.Admitted()) : Optional.empty();
  }

  private static ItemKey key(Instant hour) {
    return new ItemKey(Tables.PLATFORM, "message-tests", hour.toString());
  }
}
