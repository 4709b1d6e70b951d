package io.relance.application.sending.guard;

import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What this process has of one cap. It takes a part of the cap at a time from the store, so that
 * not each message is counted there; what a process has left when it ends is not sent that day.
 */
final class DailyQuota {
  /** A process takes a thousandth of the cap at least, and what its messages need. */
  private static final int PARTS = 1_000;

  private static final int KEPT_DAYS = 30;

  private final ItemStore store;
  private final SendingScope scope;
  private final int cap;
  private LocalDate day = LocalDate.MIN;
  private int left;
  private boolean exhausted;

  DailyQuota(ItemStore store, SendingScope scope, int cap) {
    this.store = store;
    this.scope = scope;
    this.cap = cap;
  }

  /** Takes at most so many messages of a day. */
  synchronized int take(int wanted, LocalDate today) {
    if (cap == DailyCaps.UNLIMITED) {
      return wanted;
    }
    if (!today.equals(day)) {
      day = today;
      left = 0;
      exhausted = false;
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

  /** Counts messages that wait for the next day; returns how many they were before and after. */
  Held hold(int count, LocalDate today) {
    return OptimisticRetry.retry(
        "cap",
        scope.key(),
        () -> {
          var use = use(today);
          var added = Edit.add(DailyUse.HELD, count);
          return write(today, added, unchanged(DailyUse.HELD, use.held()))
              ? Optional.of(new Held(use.held(), use.held() + count))
              : Optional.empty();
        });
  }

  /** Messages that wait for the next day, before and after some were added. */
  record Held(long before, long after) {}

  private int more(int wish) {
    return OptimisticRetry.retry(
        "cap",
        scope.key(),
        () -> {
          var use = use(day);
          int some = (int) Math.clamp(cap - use.taken(), 0, wish);
          exhausted = some < wish;
          var added = Edit.add(DailyUse.TAKEN, some);
          return some == 0 || write(day, added, unchanged(DailyUse.TAKEN, use.taken()))
              ? Optional.of(some)
              : Optional.empty();
        });
  }

  private DailyUse use(LocalDate today) {
    return store
        .get(DailyUse.key(today, scope))
        .map(DailyUse::of)
        .orElse(new DailyUse(scope, 0, 0));
  }

  private static Precondition unchanged(String attribute, long read) {
    return read == 0
        ? new Precondition.AttributeAbsent(attribute)
        : Precondition.equal(attribute, read);
  }

  private boolean write(LocalDate today, Edit added, Precondition unchanged) {
    var expiry = today.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    var edits = List.of(added, Edit.set(Item.EXPIRES_AT, expiry));
    var update = new Write.Update(DailyUse.key(today, scope), edits, unchanged);
    return Transactions.write(store, List.<Write>of(update)).committed();
  }
}
