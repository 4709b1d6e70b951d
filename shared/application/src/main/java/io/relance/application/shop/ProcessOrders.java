package io.relance.application.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.model.Activities;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEvents;
import io.relance.application.events.QuietContacts;
import io.relance.application.events.TriggerRules;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.OrderState;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.FulfillmentChanged;
import io.relance.domain.shop.ShopFact.FulfillmentProgress;
import io.relance.domain.shop.ShopFact.OrderCancelled;
import io.relance.domain.shop.ShopFact.OrderChanged;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.ShopFact.OrderRefunded;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Processes orders: each completes once, closes its checkout, and releases the facts that wait for
 * it.
 *
 * <p>A second delivery, or the order told again when it is paid, finishes what the first one left
 * undone; whose order it is stays as it was found first.
 */
public final class ProcessOrders {
  static final String KIND = "post-purchase";

  /** An order that was placed earlier when it is first reported triggers nothing. */
  static final Duration OLDEST = Duration.ofDays(2);

  private static final Set<String> NOT_COUNTED =
      Set.of(Choices.name(OrderState.CANCELLED), Choices.name(OrderState.VOIDED));

  private final ItemStore store;
  private final CustomerResolver customerResolver;
  private final ContactEvents contactEvents;
  private final ProcessShipments parcels;
  private final OrderChanges changes;
  private final WaitingFacts waiting;
  private final Reporting reporting;
  private final InstantSource clock;

  public ProcessOrders(
      ItemStore store,
      CustomerResolver customerResolver,
      ContactEvents contactEvents,
      ProcessShipments parcels,
      WaitingFacts waiting,
      Reporting reporting,
      InstantSource clock) {
    this.store = store;
    this.customerResolver = customerResolver;
    this.contactEvents = contactEvents;
    this.parcels = parcels;
    this.changes = new OrderChanges(store, customerResolver, contactEvents, clock);
    this.waiting = waiting;
    this.reporting = reporting;
    this.clock = clock;
  }

  void take(OrderPlaced fact) {
    OptimisticRetry.retry("order", fact.orderId(), () -> keep(fact))
        .ifPresent(this::releaseWaiting);
    if (reporting == Reporting.LIVE) {
      reopen(fact);
      contactEvents.offer(occurrence(fact.orderId()));
    }
  }

  /** An order that the history brought before its webhook triggers by its webhook. */
  private void reopen(OrderPlaced fact) {
    if (!fact.viaPaid() && status(fact).isEmpty()) {
      contactEvents
          .find(occurrence(fact.orderId()))
          .filter(TriggerRules::isHistory)
          .ifPresent(event -> Transactions.write(store, List.of(ContactEvents.reopen(event))));
    }
  }

  /** Places no order: a change of one that is not stored yet waits for it. */
  void take(OrderChanged fact) {
    var placed = fact.order();
    var kept = store.get(ShopKeys.order(placed.orderId()));
    if (kept.isEmpty()) {
      fact.cancellation().ifPresent(changes::take);
      if (!isOld(placed.at())
          && !waiting.add(placed.orderId(), placed.updatedAt(), "order", fact)) {
        take(fact); // The order was stored in between.
      }
      return;
    }
    if (kept.flatMap(Order::read).filter(order -> order.contact().isEmpty()).isPresent()) {
      take(placed);
    }
    quiet(fact);
    changes.take(fact);
  }

  /** What the history tells of an order triggers no segment. */
  private void quiet(OrderChanged fact) {
    if (reporting == Reporting.HISTORY
        && (fact.cancellation().isPresent() || !fact.refunds().isEmpty())) {
      store
          .get(ShopKeys.order(fact.order().orderId()))
          .flatMap(Order::read)
          .flatMap(Order::contact)
          .ifPresent(
              contact ->
                  Transactions.write(
                      store, List.of(QuietContacts.write(contact, clock.instant()))));
    }
  }

  void take(OrderCancelled fact) {
    changes.take(fact);
  }

  void take(OrderRefunded fact) {
    if (store.get(ShopKeys.order(fact.orderId())).isPresent()
        || !waiting.add(fact.orderId(), fact.at(), "refund#" + fact.refundId().orElse(""), fact)) {
      changes.take(fact);
    }
  }

  /** Processes the facts that arrived before their order, now that it is stored. */
  private void releaseWaiting(Order order) {
    for (var item : waiting.of(order.id())) {
      switch (WaitingFacts.fact(item)) {
        case OrderChanged changed -> changes.take(changed);
        case OrderRefunded refunded -> changes.take(refunded);
        case FulfillmentChanged changed -> parcels.take(changed, since(changed.at()));
        case FulfillmentProgress progress -> parcels.take(progress, since(progress.at()));
        case ShopFact _ ->
            throw new IllegalStateException(
                "What waits for order "
                    + order.id()
                    + " at "
                    + item.key().sort()
                    + " is neither a change of it nor a parcel");
      }
      waiting.remove(item);
    }
  }

  /** What waited for long for an order that only the history brought is history itself. */
  private Reporting since(Instant at) {
    return isOld(at) ? reporting : Reporting.LIVE;
  }

  /** The order as it is stored, itself empty when its buyer was erased; empty to read again. */
  private Optional<Optional<Order>> keep(OrderPlaced fact) {
    var kept = store.get(ShopKeys.order(fact.orderId()));
    var earlier = kept.flatMap(Order::read);
    if (kept.isPresent() && earlier.flatMap(Order::contact).isPresent() == earlier.isPresent()) {
      return Optional.of(earlier);
    }
    var placed = order(fact);
    var order = earlier.map(placed::over).orElse(placed);
    var stillOpen =
        kept.isEmpty() ? Precondition.absent() : new Precondition.AttributeAbsent("contact");
    var status = status(fact);
    var cancelled = status.filter(NOT_COUNTED::contains).filter(_ -> order.contact().isPresent());
    var writes = new ArrayList<>(closing(fact));
    var item = cancelled.map(_ -> order.item(clock.instant())).orElseGet(order::item);
    writes.add(new Write.Put(item, stillOpen));
    order.contact().ifPresent(contact -> writes.addAll(completion(order, status, contact)));
    return Transactions.write(store, writes).committed()
        ? Optional.of(Optional.of(order))
        : Optional.empty();
  }

  private Order order(OrderPlaced fact) {
    return customerResolver
        .findFor(fact.orderId(), fact.contact(), fact.ticked(), fact.at())
        .map(contact -> Order.of(fact, contact))
        .orElseGet(() -> Order.of(fact));
  }

  /** Why an order triggers nothing; empty when it does. */
  private Optional<String> status(OrderPlaced fact) {
    if (store.get(ShopKeys.cancelledOrder(fact.orderId())).isPresent()) {
      return Optional.of(Choices.name(OrderState.CANCELLED));
    }
    if (fact.state() != OrderState.PLACED) {
      return Optional.of(Choices.name(fact.state()));
    }
    return reporting == Reporting.HISTORY
        ? Optional.of(TriggerRules.HISTORY)
        : Optional.of("too-old").filter(_ -> isOld(fact.at()));
  }

  private boolean isOld(Instant at) {
    return at.isBefore(clock.instant().minus(OLDEST));
  }

  private List<Write> completion(Order order, Optional<String> status, ContactId contact) {
    var now = clock.instant();
    var contactEvent =
        ContactEvent.of(occurrence(order.id()), KIND, contact, now)
            .with(new ShopVariables.OfOrder(order.variables()))
            .about(status.map(TriggerRules::about).orElse(Map.of()))
            .happened(order.placedAt());
    var writes = new ArrayList<Write>();
    if (reporting == Reporting.HISTORY) {
      writes.addAll(ContactEvents.keep(contactEvent.settledNow()));
      writes.add(QuietContacts.write(contact, now));
    } else {
      writes.addAll(ContactEvents.keep(contactEvent));
    }
    writes.add(ContactReferences.write(contact, ShopKeys.order(order.id())));
    writes.add(activity(order, status, contact));
    newest(order, contact).ifPresent(writes::add);
    return writes;
  }

  /** An order is shown, and counted, when it was placed. */
  private static Write activity(Order order, Optional<String> status, ContactId contact) {
    var event =
        status.filter(NOT_COUNTED::contains).isPresent()
            ? BuiltInEvent.ORDER_CANCELLED
            : BuiltInEvent.ORDER;
    var details = new HashMap<>(Map.of("order", order.id()));
    status.ifPresent(reason -> details.put("reason", reason));
    return Activities.write(
        contact,
        order.placedAt(),
        ShopProperties.of(event, variables(order)).with("inPerson", order.inPerson()),
        details);
  }

  static JsonNode variables(Order order) {
    return Json.MAPPER.valueToTree(new ShopVariables.OfOrder(order.variables()));
  }

  /** Closes all older carts of the contact; empty when a newer order did. */
  private Optional<Write> newest(Order order, ContactId contact) {
    var key = ShopKeys.newestOrder(contact);
    var before = store.get(key).map(CartClosing::of);
    var closing = CartClosing.orderPlaced(order, clock.instant());
    return before.filter(earlier -> earlier.covers(closing)).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Write.Put(
                closing.item(key),
                before.map(CartClosing::unchanged).orElseGet(Precondition::absent)));
  }

  /** Closes the checkout that became the order, and its cart, for good. */
  private List<Write> closing(OrderPlaced fact) {
    var closing = CartClosing.orderPlaced(fact.orderId(), clock.instant());
    var writes = new ArrayList<Write>();
    fact.checkoutToken().ifPresent(token -> writes.addAll(closing.writes(store, token)));
    fact.cartToken().map(ShopKeys::closedCart).map(closing::write).ifPresent(writes::add);
    return writes;
  }

  static String occurrence(String order) {
    return ContactEventKeys.orderCompleted(order);
  }
}
