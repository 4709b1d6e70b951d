package io.relance.application.shop;

import io.relance.application.contacts.Activities;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEvents;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ShopFact.OrderCancelled;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Processes orders: each completes once, closes its checkout, and releases the shipment facts
 * waiting for it.
 *
 * <p>A second delivery, or the order told again when it is paid, finishes what the first one left
 * undone; whose order it is stays as it was found first.
 */
public final class ProcessOrders {
  static final String KIND = "post-purchase";

  private final ItemStore store;
  private final CustomerResolver customerResolver;
  private final ContactEvents contactEvents;
  private final ProcessShipments parcels;
  private final InstantSource clock;

  public ProcessOrders(
      ItemStore store,
      CustomerResolver customerResolver,
      ContactEvents contactEvents,
      ProcessShipments parcels,
      InstantSource clock) {
    this.store = store;
    this.customerResolver = customerResolver;
    this.contactEvents = contactEvents;
    this.parcels = parcels;
    this.clock = clock;
  }

  void take(OrderPlaced fact) {
    OptimisticRetry.retry("order", fact.orderId(), () -> keep(fact))
        .ifPresent(parcels::releaseWaiting);
    contactEvents.offer(occurrence(fact.orderId()));
  }

  /** Undoes nothing, and is shown. */
  void take(OrderCancelled fact) {
    var order = store.get(ShopKeys.order(fact.orderId())).flatMap(Order::read);
    order
        .flatMap(Order::contact)
        .ifPresent(contact -> Transactions.write(store, cancellation(fact, contact)));
  }

  private List<Write> cancellation(OrderCancelled fact, ContactId contact) {
    var now = clock.instant();
    return List.of(
        Write.update(
            ShopKeys.order(fact.orderId()),
            Precondition.all(
                Precondition.present(), new Precondition.AttributeAbsent("cancelledAt")),
            Edit.set("cancelledAt", Instants.text(now))),
        Activities.write(contact, now, "order-cancelled", Map.of("order", fact.orderId())));
  }

  /** The order as it is stored, itself empty when its buyer was erased; empty to read again. */
  private Optional<Optional<Order>> keep(OrderPlaced fact) {
    var kept = store.get(ShopKeys.order(fact.orderId()));
    var earlier = kept.flatMap(Order::read);
    if (kept.isPresent() && earlier.flatMap(Order::contact).isPresent() == earlier.isPresent()) {
      return Optional.of(earlier);
    }
    var order = order(fact);
    var stillOpen =
        kept.isEmpty() ? Precondition.absent() : new Precondition.AttributeAbsent("contact");
    var writes = new ArrayList<>(closing(fact));
    writes.add(new Write.Put(order.item(), stillOpen));
    order.contact().ifPresent(contact -> writes.addAll(completion(order, contact)));
    return Transactions.write(store, writes).committed()
        ? Optional.of(Optional.of(order))
        : Optional.empty();
  }

  private Order order(OrderPlaced fact) {
    var contact =
        customerResolver.findFor(fact.orderId(), fact.contact(), fact.ticked(), fact.at());
    return new Order(fact.orderId(), contact, ShopVariables.Order.of(fact), fact.at());
  }

  private List<Write> completion(Order order, ContactId contact) {
    var now = clock.instant();
    var contactEvent =
        ContactEvent.of(occurrence(order.id()), KIND, contact, now)
            .with(new ShopVariables.OfOrder(order.variables()));
    var writes = new ArrayList<>(ContactEvents.keep(contactEvent));
    writes.add(ContactReferences.write(contact, ShopKeys.order(order.id())));
    writes.add(Activities.write(contact, now, "order", Map.of("order", order.id())));
    return writes;
  }

  /** Closes the checkout that became the order, or else its cart, for timers. */
  private List<Write> closing(OrderPlaced fact) {
    var closing = CartClosing.orderPlaced(fact.orderId(), clock.instant());
    return fact.checkoutToken()
        .map(token -> closing.writes(store, token))
        .or(() -> fact.cartToken().map(ShopKeys::closedCart).map(closing::write).map(List::of))
        .orElseGet(List::of);
  }

  static String occurrence(String order) {
    return "order-completed:" + ContactEventKeys.bounded(order);
  }
}
