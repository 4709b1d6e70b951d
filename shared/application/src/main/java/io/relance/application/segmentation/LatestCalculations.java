package io.relance.application.segmentation;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Stores which calculation of a session began last, so that an earlier one can end, in whichever
 * process it runs.
 */
public final class LatestCalculations {
  /** A calculation that takes less than this never asks the store. */
  static final Duration INTERVAL = Duration.ofMillis(250);

  private static final Duration RETENTION = Duration.ofHours(1);
  private static final String LATEST = "latest";

  private final ItemStore store;
  private final InstantSource clock;
  private final InstantSource realTime;

  /**
   * @param clock by which items in the store expire
   * @param realTime measures how long a calculation takes
   */
  public LatestCalculations(ItemStore store, InstantSource clock, InstantSource realTime) {
    this.store = store;
    this.clock = clock;
    this.realTime = realTime;
  }

  /** Begins a calculation; what is returned says whether a later one of the session has begun. */
  public BooleanSupplier begin(CalculationSession session) {
    var key = key(session);
    var calculation = Ids.random();
    var item =
        ItemBuilder.at(key)
            .text(LATEST, calculation)
            .expiresAt(later(clock.instant(), realTime.instant()).plus(RETENTION))
            .build();
    Transactions.write(store, List.of(Write.put(item)));
    return new Superseded(key, calculation);
  }

  /** A store may have either clock, and a test clock stands still. */
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static ItemKey key(CalculationSession session) {
    var hash = Ids.hash("calculation", session.caller(), session.name());
    return new ItemKey(Tables.PLATFORM, "calculation#" + hash, LATEST);
  }

  /** Asks the store now and then, until a later calculation has begun. */
  private final class Superseded implements BooleanSupplier {
    private final ItemKey key;
    private final String calculation;
    private volatile Instant next = realTime.instant().plus(INTERVAL);
    private volatile boolean superseded;

    Superseded(ItemKey key, String calculation) {
      this.key = key;
      this.calculation = calculation;
    }

    @Override
    public boolean getAsBoolean() {
      var now = realTime.instant();
      if (!superseded && !now.isBefore(next)) {
        next = now.plus(INTERVAL);
        superseded = isLaterStored();
      }
      return superseded;
    }

    private boolean isLaterStored() {
      return store
          .get(key)
          .flatMap(item -> item.text(LATEST))
          .filter(stored -> !stored.equals(calculation))
          .isPresent();
    }
  }
}
