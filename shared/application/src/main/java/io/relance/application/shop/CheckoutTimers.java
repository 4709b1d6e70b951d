package io.relance.application.shop;

import io.relance.application.automations.Automations;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.LiveReference;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.shop.CartClosing.Reason;
import io.relance.domain.flow.Trigger;
import io.relance.domain.shop.CheckoutStatus;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.shop.ShopFact.CheckoutDeleted;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the versions of checkouts, and lets a timer run for each automation that waits for them to
 * be abandoned; every newer version winds the timers up again.
 */
public final class CheckoutTimers {
  static final String KIND = "abandoned-cart";

  /** A checkout whose last change is older when it is reported reminds nobody. */
  private static final Duration OLDEST = Duration.ofDays(7);

  /** Each timer takes three writes of a transaction's hundred. */
  private static final int TIMERS_AT_ONCE = 30;

  private final ItemStore store;
  private final ClosedCarts closedCarts;
  private final CustomerResolver customerResolver;
  private final PublishedFlows flows;
  private final Automations automations;
  private final Schedule schedule;
  private final Reporting reporting;
  private final InstantSource clock;

  public CheckoutTimers(
      ItemStore store,
      CustomerResolver customerResolver,
      PublishedFlows flows,
      Automations automations,
      Schedule schedule,
      Reporting reporting,
      InstantSource clock) {
    this.store = store;
    this.closedCarts = new ClosedCarts(store);
    this.customerResolver = customerResolver;
    this.flows = flows;
    this.automations = automations;
    this.schedule = schedule;
    this.reporting = reporting;
    this.clock = clock;
  }

  void take(CheckoutChanged told) {
    var fact = named(told);
    if (fact.status() == CheckoutStatus.COMPLETED) {
      OptimisticRetry.retryUntil("checkout", fact.token(), () -> close(fact.token()));
    }
    OptimisticRetry.retry("checkout", fact.token(), () -> keep(named(told)))
        .forEach(schedule::wakeFor);
  }

  /**
   * A checkout has the token under which its number was reported first: the shop's history knows
   * the number only.
   */
  private CheckoutChanged named(CheckoutChanged fact) {
    return fact.id()
        .flatMap(id -> store.get(ShopKeys.checkoutToken(id)))
        .flatMap(item -> item.text("token"))
        .map(fact::withToken)
        .orElse(fact);
  }

  /** Closes a checkout for good, and its cart up to now: a later change makes a new checkout. */
  void take(CheckoutDeleted fact) {
    var now = clock.instant();
    var closings = new HashMap<ItemKey, CartClosing>();
    fact.id()
        .map(ShopKeys::closedCheckoutId)
        .ifPresent(key -> closings.put(key, CartClosing.deleted(now)));
    fact.cartToken()
        .map(ShopKeys::closedCart)
        .ifPresent(key -> closings.put(key, CartClosing.through(now, Reason.DELETED, now)));
    var writes =
        closings.entrySet().stream()
            .filter(entry -> !isCovered(entry.getKey(), entry.getValue()))
            .map(entry -> entry.getValue().write(entry.getKey()))
            .toList();
    if (!writes.isEmpty()) {
      Transactions.write(store, writes);
    }
  }

  private boolean isCovered(ItemKey key, CartClosing closing) {
    return store.get(key).map(CartClosing::of).filter(it -> it.covers(closing)).isPresent();
  }

  /** False when it was closed since it was read. */
  private boolean close(String token) {
    return store.get(ShopKeys.closed(token)).map(CartClosing::of).stream()
            .anyMatch(CartClosing::isForGood)
        || Transactions.write(store, CartClosing.completed(clock.instant()).writes(store, token))
            .committed();
  }

  /** Stores a newer version: the agenda entries of the timers that it starts; empty to retry. */
  private Optional<List<String>> keep(CheckoutChanged fact) {
    var known = known(fact.token());
    var version = known.version(version(fact));
    if (version.isEmpty()) {
      return Optional.of(List.of());
    }
    var checkout = identified(version.orElseThrow(), fact);
    var standing = closedCarts.of(checkout);
    var closing = closing(checkout).filter(_ -> standing.isOpen());
    var timers =
        standing.isOpen() && closing.isEmpty() ? timers(known, checkout) : List.<Timing>of();
    return write(known, checkout, timers, closing)
        ? Optional.of(timers.stream().map(Timing::entry).toList())
        : Optional.empty();
  }

  private Checkout version(CheckoutChanged fact) {
    var version = Checkout.of(fact);
    return reporting == Reporting.HISTORY ? version.fromHistory() : version;
  }

  private Checkout identified(Checkout checkout, CheckoutChanged fact) {
    var contact = customerResolver.find(checkout.buyer(), fact.ticked(), fact.updatedAt());
    return contact.map(checkout::of).orElse(checkout);
  }

  /** Why this version of a checkout is not waited for; empty when it is. */
  private Optional<CartClosing> closing(Checkout checkout) {
    var now = clock.instant();
    var reason =
        switch (checkout.status()) {
          case EMPTY -> Optional.of(Reason.EMPTIED);
          case CLOSED -> Optional.of(Reason.CLOSED);
          case COMPLETED -> Optional.of(Reason.COMPLETED);
          case OPEN ->
              Optional.of(Reason.TOO_OLD)
                  .filter(_ -> checkout.updatedAt().isBefore(now.minus(OLDEST)));
        };
    return reason.map(why -> CartClosing.through(checkout.updatedAt(), why, now));
  }

  private List<Timing> timers(Known known, Checkout checkout) {
    if (checkout.contact().isEmpty() || checkout.history() || !known.rewinds(checkout)) {
      return List.of();
    }
    return flows.live(KIND).stream()
        .filter(live -> known.timer(live).filter(CartTimer::fired).isEmpty())
        .map(live -> timing(known, checkout, live))
        .toList();
  }

  /** A new timer uses the live version; a running one retains the version it started with. */
  private Timing timing(Known known, Checkout checkout, LiveAutomation live) {
    var before = known.timer(live);
    var running =
        before.filter(timer -> automations.isCurrent(live.id(), timer.automation().activation()));
    var automation = running.map(CartTimer::automation).orElseGet(() -> LiveReference.of(live));
    var after = running.map(CartTimer::after).orElseGet(() -> after(live));
    var due = clock.instant().plus(after);
    var subject = ContactEventKeys.bounded(checkout.token()) + "#" + live.id();
    var entry = schedule.entry(DueKind.CART, subject, due);
    var key = ShopKeys.timer(checkout.token(), live.id());
    return new Timing(key, before, new CartTimer(automation, after, due, entry, false));
  }

  private static Duration after(LiveAutomation live) {
    return live.flow().trigger() instanceof Trigger.AbandonedCart(var after)
        ? after
        : Duration.ZERO;
  }

  private boolean write(
      Known known, Checkout checkout, List<Timing> timers, Optional<CartClosing> closing) {
    int last = Math.max(0, (timers.size() - 1) / TIMERS_AT_ONCE) * TIMERS_AT_ONCE;
    for (int from = 0; from < last; from += TIMERS_AT_ONCE) {
      var some = writes(timers.subList(from, from + TIMERS_AT_ONCE));
      if (!Transactions.write(store, some).committed()) {
        return false;
      }
    }
    var writes = writes(timers.subList(last, timers.size()));
    closing.ifPresent(it -> writes.addAll(it.writes(store, checkout)));
    checkout
        .contact()
        .map(contact -> ContactReferences.write(contact, ShopKeys.checkout(checkout.token())))
        .ifPresent(writes::add);
    checkout.id().filter(_ -> !known.kept()).map(id -> naming(id, checkout)).ifPresent(writes::add);
    writes.add(
        new Write.Put(
            checkout.item(),
            known.checkout().isEmpty()
                ? Precondition.absent()
                : Precondition.equal("revision", checkout.revision())));
    return Transactions.write(store, writes).committed();
  }

  /** Refused when the checkout was stored under another token since. */
  private static Write naming(String id, Checkout checkout) {
    return Write.putNew(
        ItemBuilder.at(ShopKeys.checkoutToken(id)).text("token", checkout.token()).build());
  }

  private List<Write> writes(List<Timing> timers) {
    var writes = new ArrayList<Write>();
    for (var timing : timers) {
      writes.add(
          new Write.Put(
              timing.timer().item(timing.key()),
              timing.before().map(CartTimer::unchanged).orElseGet(Precondition::absent)));
      timing
          .before()
          .map(CartTimer::entry)
          .filter(entry -> !entry.equals(timing.entry()))
          .ifPresent(entry -> writes.add(schedule.remove(entry)));
      writes.add(schedule.put(timing.entry()));
    }
    return writes;
  }

  private Known known(String token) {
    var items = store.all(Query.of(Tables.OCCURRENCES, ShopKeys.checkoutPartition(token))).toList();
    var bySort = items.stream().collect(Collectors.toMap(i -> i.key().sort(), Function.identity()));
    var timers =
        bySort.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(ShopKeys.TIMER))
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().substring(ShopKeys.TIMER.length()),
                    entry -> CartTimer.of(entry.getValue())));
    return new Known(
        Optional.ofNullable(bySort.get("checkout")).flatMap(Checkout::read),
        bySort.containsKey("checkout"),
        timers);
  }

  /** A timer to write, and the one that it replaces. */
  private record Timing(ItemKey key, Optional<CartTimer> before, CartTimer timer) {
    String entry() {
      return timer.entry();
    }
  }

  /** The stored state of a checkout; timers by automation. */
  private record Known(Optional<Checkout> checkout, boolean kept, Map<String, CartTimer> timers) {

    Optional<CartTimer> timer(LiveAutomation live) {
      return Optional.ofNullable(timers.get(live.id().value()));
    }

    /** The version to store; empty when nothing changes, or the buyer was erased. */
    Optional<Checkout> version(Checkout told) {
      return checkout.isEmpty()
          ? Optional.of(told).filter(_ -> !kept)
          : told.over(checkout.orElseThrow()).filter(version -> !checkout.get().equals(version));
    }

    /** Whether timers start again: the version is newer, or the first with a contact. */
    boolean rewinds(Checkout version) {
      return checkout
          .map(
              kept ->
                  version.updatedAt().isAfter(kept.updatedAt())
                      || kept.contact().isEmpty()
                      || kept.history())
          .orElse(true);
    }
  }
}
