package io.relance.application.shop;

import io.relance.application.contacts.model.Activities;
import io.relance.application.events.ContactEvents;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ShopFact.OrderCancelled;
import io.relance.domain.shop.ShopFact.OrderChanged;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.ShopFact.OrderRefunded;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Processes changes of orders that are stored: texts that are sent later show the newest state, a
 * cancellation and each refund appear once on the timeline.
 */
final class OrderChanges {
  /** The attribute of the marker of a refund that was shown without its id. */
  private static final String UNNAMED = "unnamed";

  private final ItemStore store;
  private final CustomerResolver customerResolver;
  private final ContactEvents contactEvents;
  private final InstantSource clock;

  OrderChanges(
      ItemStore store,
      CustomerResolver customerResolver,
      ContactEvents contactEvents,
      InstantSource clock) {
    this.store = store;
    this.customerResolver = customerResolver;
    this.contactEvents = contactEvents;
    this.clock = clock;
  }

  /** Ignores the state of an instant before the stored one, but not what happened to the order. */
  void take(OrderChanged fact) {
    OptimisticRetry.retryUntil("order", fact.order().orderId(), () -> change(fact.order()));
    fact.cancellation().ifPresent(this::take);
    fact.refunds().forEach(this::take);
  }

  private boolean change(OrderPlaced fact) {
    var found = stored(fact.orderId());
    if (found.isEmpty() || fact.updatedAt().isBefore(found.orElseThrow().updatedAt())) {
      return true;
    }
    var stored = found.orElseThrow();
    stored
        .contact()
        .ifPresent(contact -> customerResolver.fillIn(contact, fact.orderId(), fact.contact()));
    var changed =
        stored.contact().map(contact -> Order.of(fact, contact)).orElseGet(() -> Order.of(fact));
    if (changed.isSameAs(stored)) {
      return true;
    }
    var writes = new ArrayList<Write>();
    writes.add(changed.changing(stored));
    if (!changed.variables().equals(stored.variables())) {
      contactEvents
          .find(ProcessOrders.occurrence(fact.orderId()))
          .map(event -> event.with(new ShopVariables.OfOrder(changed.variables())))
          .map(ContactEvents::refresh)
          .ifPresent(writes::add);
    }
    return Transactions.write(store, writes).committed();
  }

  /** Undoes nothing, and is shown; an order that comes after its cancellation triggers nothing. */
  void take(OrderCancelled fact) {
    var key = ShopKeys.cancelledOrder(fact.orderId());
    if (store.get(key).isEmpty()) {
      Transactions.write(
          store, List.of(Write.put(ItemBuilder.at(key).instant("at", clock.instant()).build())));
    }
    var order = stored(fact.orderId());
    order
        .flatMap(Order::contact)
        .ifPresent(
            contact -> Transactions.write(store, cancellation(fact, order.orElseThrow(), contact)));
  }

  private List<Write> cancellation(OrderCancelled fact, Order order, ContactId contact) {
    var now = clock.instant();
    return List.of(
        Write.update(
            ShopKeys.order(fact.orderId()),
            Precondition.all(
                Precondition.present(), new Precondition.AttributeAbsent(Order.CANCELLED_AT)),
            Edit.set(Order.CANCELLED_AT, Instants.text(now))),
        Activities.write(
            contact,
            fact.at(),
            ShopProperties.of(BuiltInEvent.ORDER_CANCELLED, ProcessOrders.variables(order))
                .with("inPerson", order.inPerson()),
            Map.of("order", fact.orderId())));
  }

  /** A refund of an order without a contact is shown when the shop reports it again. */
  void take(OrderRefunded fact) {
    contact(fact.orderId())
        .ifPresent(
            contact ->
                OptimisticRetry.retryUntil("order", fact.orderId(), () -> refund(fact, contact)));
  }

  /** Shows a refund once. One without an id is the first that is reported with an id. */
  private boolean refund(OrderRefunded fact, ContactId contact) {
    var marker = ShopKeys.refunded(fact.orderId());
    var key = fact.refundId().map(id -> ShopKeys.refund(fact.orderId(), id));
    var refunded = store.get(marker);
    if (key.map(store::get).orElse(refunded).isPresent()) {
      return true;
    }
    var at = ItemBuilder.at(key.orElse(marker)).instant("at", fact.at());
    var writes = new ArrayList<Write>();
    writes.add(Write.putNew(key.isEmpty() ? at.flag(UNNAMED, true).build() : at.build()));
    if (key.isPresent() && refunded.isEmpty()) {
      writes.add(Write.putNew(ItemBuilder.at(marker).build()));
    }
    if (refunded.filter(item -> item.attribute(UNNAMED).isPresent()).isPresent()) {
      var named = new Precondition.AttributePresent(UNNAMED);
      writes.add(Write.update(marker, named, Edit.remove(UNNAMED)));
    } else {
      writes.add(activity(fact, contact));
    }
    return Transactions.write(store, writes).committed();
  }

  private static Write activity(OrderRefunded fact, ContactId contact) {
    var details = new HashMap<>(Map.of("order", fact.orderId()));
    fact.refundId().ifPresent(id -> details.put("refund", id));
    return Activities.write(contact, fact.at(), ShopProperties.of(fact), details);
  }

  private Optional<ContactId> contact(String order) {
    return stored(order).flatMap(Order::contact);
  }

  private Optional<Order> stored(String order) {
    return store.get(ShopKeys.order(order)).flatMap(Order::read);
  }
}
