package io.relance.application.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.Activities;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEvents;
import io.relance.application.events.TriggerRules;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.OrderState;
import io.relance.domain.shop.ShopFact.OrderCancelled;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Processes orders: each completes once, closes its checkout, and releases the shipment facts
 * waiting for it.
 *
 * <p>A second delivery, or the order told again when it is paid, finishes what the first one left
 * undone; whose order it is stays as it was found first.
 */
public final class ProcessOrders {
  static final String KIND = "post-purchase";

  /** An order that was placed earlier when it is first reported triggers nothing. */
  private static final Duration OLDEST = Duration.ofDays(2);

  private static final Set<String> NOT_COUNTED =
      Set.of(Choices.name(OrderState.CANCELLED), Choices.name(OrderState.VOIDED));

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

  /** Undoes nothing, and is shown; an order that comes after its cancellation triggers nothing. */
  void take(OrderCancelled fact) {
    var key = ShopKeys.cancelledOrder(fact.orderId());
    if (store.get(key).isEmpty()) {
      Transactions.write(
          store, List.of(Write.put(ItemBuilder.at(key).instant("at", clock.instant()).build())));
    }
    var order = store.get(ShopKeys.order(fact.orderId())).flatMap(Order::read);
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
                Precondition.present(), new Precondition.AttributeAbsent("cancelledAt")),
            Edit.set("cancelledAt", Instants.text(now))),
        Activities.write(
            contact,
            fact.at(),
            ShopProperties.of(BuiltInEvent.ORDER_CANCELLED, variables(order))
                .with("inPerson", order.inPerson()),
            Map.of("order", fact.orderId())));
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
    order.contact().ifPresent(contact -> writes.addAll(completion(order, status(fact), contact)));
    return Transactions.write(store, writes).committed()
        ? Optional.of(Optional.of(order))
        : Optional.empty();
  }

  private Order order(OrderPlaced fact) {
    var contact =
        customerResolver.findFor(fact.orderId(), fact.contact(), fact.ticked(), fact.at());
    return new Order(
        fact.orderId(), contact, ShopVariables.Order.of(fact), fact.at(), fact.inPerson());
  }

  /** Why an order triggers nothing; empty when it does. */
  private Optional<String> status(OrderPlaced fact) {
    if (store.get(ShopKeys.cancelledOrder(fact.orderId())).isPresent()) {
      return Optional.of(Choices.name(OrderState.CANCELLED));
    }
    if (fact.state() != OrderState.PLACED) {
      return Optional.of(Choices.name(fact.state()));
    }
    return Optional.of("too-old").filter(_ -> fact.at().isBefore(clock.instant().minus(OLDEST)));
  }

  private List<Write> completion(Order order, Optional<String> status, ContactId contact) {
    var now = clock.instant();
    var contactEvent =
        ContactEvent.of(occurrence(order.id()), KIND, contact, now)
            .with(new ShopVariables.OfOrder(order.variables()))
            .about(status.map(TriggerRules::about).orElse(Map.of()))
            .happened(order.placedAt());
    var writes = new ArrayList<>(ContactEvents.keep(contactEvent));
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

  private static JsonNode variables(Order order) {
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
