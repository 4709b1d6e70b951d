package io.relance.application.admin;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the failed sign-ins of an address in each minute, for all processes of an installation.
 * Only the hash of an address is stored, for a few minutes.
 */
public final class SignInAttempts {
  /** The failed sign-ins of one address in a minute that are answered as such. */
  public static final int LIMIT = 10;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final ItemStore store;
  private final InstantSource clock;
  private final InstantSource wallClock;

  public SignInAttempts(ItemStore store, InstantSource clock, InstantSource wallClock) {
    this.store = store;
    this.clock = clock;
    this.wallClock = wallClock;
  }

  /** Counts a failed sign-in; returns whether the address has had too many in this minute. */
  public boolean isOneTooMany(String address) {
    var now = wallClock.instant();
    var minute = now.getEpochSecond() / WINDOW.toSeconds();
    var hash = Ids.hash("address", address);
    var key = new ItemKey(Tables.PLATFORM, "sign-in-attempts#" + hash, Long.toString(minute));
    Transactions.write(store, List.of(counted(key, now)));
    return store.get(key).map(item -> item.number("count")).orElse(0L) > LIMIT;
  }

  /** The store removes a count by itself only if it uses the wall clock. */
  private Write counted(ItemKey key, Instant now) {
    var edits = new ArrayList<Edit>(List.of(Edit.add("count", 1)));
    if (clock.equals(wallClock)) {
      edits.add(Edit.set(Item.EXPIRES_AT, now.plus(WINDOW.multipliedBy(5)).getEpochSecond()));
    }
    return new Write.Update(key, edits, Precondition.always());
  }
}
