package io.relance.application.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.model.Activities;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEvents;
import io.relance.application.events.TriggerRules;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.FulfillmentStatus;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.FulfillmentChanged;
import io.relance.domain.shop.ShopFact.FulfillmentProgress;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Processes reports about parcels: each status is published once, and none after a later one. The
 * order names the contact; what comes before the order waits for it.
 */
public final class ProcessShipments {
  static final String KIND = "shipment-update";

  private final ItemStore store;
  private final WaitingFacts waiting;
  private final CustomerResolver customerResolver;
  private final ContactEvents contactEvents;
  private final InstantSource clock;

  public ProcessShipments(
      ItemStore store,
      WaitingFacts waiting,
      CustomerResolver customerResolver,
      ContactEvents contactEvents,
      InstantSource clock) {
    this.store = store;
    this.waiting = waiting;
    this.customerResolver = customerResolver;
    this.contactEvents = contactEvents;
    this.clock = clock;
  }

  /**
   * The content of a fact about a parcel.
   *
   * @param reached the furthest status in it
   * @param receiver the receiver when the order has no contact
   */
  private record News(
      ShopFact fact,
      String id,
      String order,
      String parcel,
      Optional<ShipmentStatus> reached,
      UnaryOperator<Parcel> tracking,
      ContactDetails receiver,
      Instant at,
      Reporting reporting) {}

  void take(FulfillmentChanged fact) {
    take(fact, Reporting.LIVE);
  }

  void take(FulfillmentChanged fact, Reporting reporting) {
    take(
        new News(
            fact,
            "parcel#" + fact.fulfillmentId() + "#" + fact.status() + "#" + fact.shipment(),
            fact.orderId(),
            fact.fulfillmentId(),
            furthestStatus(fact),
            parcel -> parcel.tracked(fact.tracking(), fact.at()),
            fact.contact(),
            fact.at(),
            reporting));
  }

  private static Optional<ShipmentStatus> furthestStatus(FulfillmentChanged fact) {
    var reported = fact.shipment().flatMap(Parcel::status);
    return fact.status() == FulfillmentStatus.SUCCESS && fact.hasGoods()
        ? reported.or(() -> Optional.of(ShipmentStatus.SHIPPED))
        : reported;
  }

  /** The first news of transit is that the parcel was shipped, too. */
  private static Set<ShipmentStatus> news(Parcel parcel, ShipmentStatus reached) {
    return reached == ShipmentStatus.IN_TRANSIT
            && parcel.isNews(ShipmentStatus.SHIPPED, Instant.MAX)
        ? EnumSet.of(ShipmentStatus.SHIPPED, ShipmentStatus.IN_TRANSIT)
        : EnumSet.of(reached);
  }

  /** A sale at the till is handed over, unless a carrier has it. */
  private static boolean isHandedOver(Order order, Parcel parcel, ShipmentStatus reached) {
    return order.inPerson()
        && reached == ShipmentStatus.SHIPPED
        && parcel.tracking().number().isEmpty();
  }

  void take(FulfillmentProgress fact) {
    take(fact, Reporting.LIVE);
  }

  void take(FulfillmentProgress fact, Reporting reporting) {
    take(
        new News(
            fact,
            "event#" + fact.eventId(),
            fact.orderId(),
            fact.fulfillmentId(),
            Parcel.status(fact.status()),
            UnaryOperator.identity(),
            ContactDetails.NONE,
            fact.at(),
            reporting));
  }

  private void take(News news) {
    var kept = store.get(ShopKeys.order(news.order()));
    if (kept.isPresent()) {
      kept.flatMap(Order::read).ifPresent(order -> tell(order, news));
    } else if (!waiting.add(news.order(), news.at(), news.id(), news.fact())) {
      take(news); // The order was stored in between.
    }
  }

  private void tell(Order order, News news) {
    var receiver =
        order.contact().isPresent()
            ? Optional.<ContactId>empty()
            : customerResolver.findFor(order.id(), news.receiver());
    UnaryOperator<Parcel> received = parcel -> receiver.map(parcel::receivedBy).orElse(parcel);
    OptimisticRetry.retryUntil("parcel", news.parcel(), () -> keep(order, news, received));
    news.reached().stream()
        .flatMap(reached -> ids(news.parcel(), reached))
        .forEach(contactEvents::offer);
  }

  private boolean keep(Order order, News news, UnaryOperator<Parcel> received) {
    var key = ShopKeys.parcel(order.id(), news.parcel());
    var item = store.get(key);
    if (item.filter(Parcel::isErased).isPresent()) {
      return true;
    }
    var kept = item.map(Parcel::of);
    var known = received.apply(news.tracking().apply(kept.orElse(Parcel.UNKNOWN)));
    var told =
        news.reached()
            .filter(reached -> known.isNews(reached, news.at()))
            .filter(reached -> !isHandedOver(order, known, reached))
            .map(reached -> news(known, reached));
    var parcel = told.map(statuses -> known.telling(statuses, news.at())).orElse(known);
    var numbered =
        kept.filter(Parcel::awaitsNumber).isPresent() && parcel.tracking().number().isPresent();
    if (kept.equals(Optional.of(parcel))) {
      return true;
    }
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Put(
            parcel.item(key),
            kept.isEmpty()
                ? Precondition.absent()
                : Precondition.equal("revision", known.revision())));
    var contact = order.contact().or(parcel::receiver);
    contact.ifPresent(whose -> writes.addAll(references(whose, order, key)));
    var reported =
        told.map(statuses -> new Reported(id(news.parcel(), statuses), parcel, statuses, news))
            .or(() -> Optional.of(lateNumber(news, parcel)).filter(_ -> numbered));
    contact.ifPresent(
        whose -> reported.ifPresent(event -> writes.addAll(telling(order, event, whose))));
    return Transactions.write(store, writes).committed();
  }

  /** What is reported of a parcel, under an id of its own. */
  private record Reported(String id, Parcel parcel, Set<ShipmentStatus> statuses, News news) {
    Instant at() {
      return news.at();
    }

    /** What comes with the shop's history triggers nothing. */
    ContactEvent as(ContactEvent event) {
      return news.reporting() == Reporting.HISTORY ? event.settledNow() : event;
    }
  }

  /** A number that comes after the parcel was shipped is reported as shipped once more. */
  private static Reported lateNumber(News news, Parcel parcel) {
    return new Reported(numbered(news.parcel()), parcel, Set.of(ShipmentStatus.SHIPPED), news);
  }

  /** An order of nobody is the receiver's, as far as an erasure is concerned. */
  private static List<Write> references(ContactId whose, Order order, ItemKey parcel) {
    return List.of(
        ContactReferences.write(whose, parcel),
        ContactReferences.write(whose, ShopKeys.order(order.id())));
  }

  private List<Write> telling(Order order, Reported reported, ContactId contact) {
    var status = first(reported.statuses());
    var variables =
        new ShopVariables.OfParcel(order.variables(), variables(reported.parcel(), status));
    var contactEvent =
        ContactEvent.of(reported.id(), KIND, contact, clock.instant())
            .with(variables)
            .about(TriggerRules.about(reported.statuses()))
            .happened(reported.at());
    var properties =
        ShopProperties.of(BuiltInEvent.SHIPMENT, Json.MAPPER.<JsonNode>valueToTree(variables));
    var details = Map.of("order", order.id(), "status", Parcel.word(status));
    var writes = new ArrayList<>(ContactEvents.keep(reported.as(contactEvent)));
    writes.add(Activities.write(contact, reported.at(), properties, details));
    return writes;
  }

  private static ShopVariables.Parcel variables(Parcel parcel, ShipmentStatus status) {
    var tracking = parcel.tracking();
    return new ShopVariables.Parcel(
        tracking.number(), tracking.url(), tracking.company(), Parcel.word(status), tracking.all());
  }

  private static ShipmentStatus first(Set<ShipmentStatus> statuses) {
    return Collections.min(statuses);
  }

  private static String id(String parcel, Set<ShipmentStatus> statuses) {
    return id(parcel, Parcel.word(first(statuses)));
  }

  /** The event that a parcel published as shipped has its first number. */
  private static String numbered(String parcel) {
    return id(parcel, "tracked");
  }

  private static String id(String parcel, String what) {
    return "shipment-" + what + ":" + ContactEventKeys.bounded(parcel);
  }

  /** The events that a report may have stored. */
  private static Stream<String> ids(String parcel, ShipmentStatus reached) {
    var statuses =
        reached == ShipmentStatus.IN_TRANSIT
            ? Stream.of(ShipmentStatus.SHIPPED, ShipmentStatus.IN_TRANSIT)
            : Stream.of(reached);
    return Stream.concat(
        statuses.map(status -> id(parcel, Parcel.word(status))), Stream.of(numbered(parcel)));
  }
}
