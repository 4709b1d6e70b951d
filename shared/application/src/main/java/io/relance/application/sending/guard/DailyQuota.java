package io.relance.application.sending.guard;

import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What this process has of one cap on one day. It takes a part of the cap at a time from the store,
 * so that not each message is counted there; what a process has left when it ends is not sent that
 * day.
 */
final class DailyQuota {
  /** A process takes a thousandth of the cap at least, and what its messages need. */
  private static final int PARTS = 1_000;

  private static final int KEPT_DAYS = 30;

  /** The attribute of a cap for which its automation was paused that day. */
  private static final String PAUSED = "paused";

  /** A cap on a day. */
  record Of(LocalDate day, SendingScope scope) {}

  private final ItemStore store;
  private final Of of;
  private final int cap;
  private int left;
  private boolean exhausted;
  private boolean holds;

  DailyQuota(ItemStore store, Of of, int cap) {
    this.store = store;
    this.of = of;
    this.cap = cap;
  }

  /** Takes at most so many messages. */
  synchronized int take(int wanted) {
    if (cap == DailyCaps.UNLIMITED) {
      return wanted;
    }
    if (left < wanted && !exhausted) {
      left += more(Math.max(wanted - left, cap / PARTS));
    }
    int taken = Math.min(left, wanted);
    left -= taken;
    return taken;
  }

  /** Takes messages back that were not sent after all. */
  synchronized void giveBack(int unsent) {
    left += cap == DailyCaps.UNLIMITED ? 0 : unsent;
  }

  /** Whether no message was held by this process before; true once. */
  synchronized boolean holdsFirst() {
    boolean first = !holds;
    holds = true;
    return first;
  }

  /**
   * Counts messages that wait for the next day. Returns whether they are as many as the cap
   * permits, and it was not paused for that.
   */
  boolean hold(int count) {
    Transactions.write(
        store, List.of(update(Edit.add(DailyUse.HELD, count), Precondition.always())));
    var item = store.get(key());
    return item.filter(it -> it.number(DailyUse.HELD) >= cap && it.number(PAUSED) == 0).isPresent();
  }

  /** The write by which it is paused once a day. */
  Write paused() {
    return update(Edit.set(PAUSED, 1), new Precondition.AttributeAbsent(PAUSED));
  }

  private int more(int wish) {
    int more = OptimisticRetry.retry("cap", of.scope().key(), () -> tryToTake(wish));
    exhausted = more < wish;
    return more;
  }

  private Optional<Integer> tryToTake(int wish) {
    long taken = store.get(key()).map(item -> item.number(DailyUse.TAKEN)).orElse(0L);
    int some = (int) Math.clamp(cap - taken, 0, wish);
    if (some == 0) {
      return Optional.of(0);
    }
    var update = update(Edit.add(DailyUse.TAKEN, some), unchanged(taken));
    return Transactions.write(store, List.of(update)).committed()
        ? Optional.of(some)
        : Optional.empty();
  }

  private static Precondition unchanged(long taken) {
    return taken == 0
        ? new Precondition.AttributeAbsent(DailyUse.TAKEN)
        : Precondition.equal(DailyUse.TAKEN, taken);
  }

  private Write update(Edit edit, Precondition precondition) {
    var expiry = of.day().plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    var edits = List.of(edit, Edit.set(Item.EXPIRES_AT, expiry));
    return new Write.Update(key(), edits, precondition);
  }

  private ItemKey key() {
    return DailyUse.key(of.day(), of.scope());
  }
}
