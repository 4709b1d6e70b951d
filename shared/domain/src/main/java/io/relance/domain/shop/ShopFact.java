package io.relance.domain.shop;

import io.relance.domain.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that happened in a shop; ids are text, exactly as the shop has them. */
public sealed interface ShopFact {

  /**
   * An order was completed, whatever its payment.
   *
   * @param discountCodes as the buyer entered them
   * @param updatedAt the instant whose state is reported
   * @param inPerson sold at the till
   * @param viaPaid reported when it was paid, in place of a missing completion
   */
  record OrderPlaced(
      String orderId,
      String name,
      ContactDetails contact,
      Optional<String> checkoutToken,
      Optional<String> cartToken,
      Optional<Money> total,
      Optional<String> statusUrl,
      List<LineItem> items,
      List<String> discountCodes,
      MarketingOptIns ticked,
      Instant at,
      Instant updatedAt,
      boolean viaPaid,
      OrderState state,
      boolean inPerson)
      implements ShopFact {
    public OrderPlaced {
      items = List.copyOf(items);
      discountCodes = List.copyOf(discountCodes);
    }

    OrderPlaced withoutContact() {
      return new OrderPlaced(
          orderId,
          name,
          ContactDetails.NONE,
          checkoutToken,
          cartToken,
          total,
          statusUrl,
          items,
          discountCodes,
          ticked,
          at,
          updatedAt,
          viaPaid,
          state,
          inPerson);
    }
  }

  /**
   * The state of an order after a change; it places none.
   *
   * @param cancellation present once it is cancelled
   * @param refunds all refunds so far
   */
  record OrderChanged(
      OrderPlaced order, Optional<OrderCancelled> cancellation, List<OrderRefunded> refunds)
      implements ShopFact {
    public OrderChanged {
      refunds = List.copyOf(refunds);
    }

    /** The same, without its person. */
    public OrderChanged withoutContact() {
      return new OrderChanged(order.withoutContact(), cancellation, refunds);
    }
  }

  record OrderCancelled(String orderId, Optional<String> reason, Instant at) implements ShopFact {}

  /**
   * Money of an order was returned, all or a part of it.
   *
   * @param refundId absent when the shop reports only that the order was refunded
   */
  record OrderRefunded(
      String orderId, Optional<String> refundId, Optional<Money> amount, Instant at)
      implements ShopFact {}

  /**
   * A parcel was created or changed; the contact is its destination.
   *
   * @param hasGoods whether something in it has to be shipped: no gift card, no download
   */
  record FulfillmentChanged(
      String fulfillmentId,
      String orderId,
      FulfillmentStatus status,
      Optional<CarrierStatus> shipment,
      TrackingDetails tracking,
      boolean hasGoods,
      ContactDetails contact,
      Instant at)
      implements ShopFact {

    /** The same, without its person. */
    public FulfillmentChanged withoutContact() {
      return new FulfillmentChanged(
          fulfillmentId, orderId, status, shipment, tracking, hasGoods, ContactDetails.NONE, at);
    }
  }

  /** A carrier reported where a parcel is; names an order, never a person. */
  record FulfillmentProgress(
      String eventId, String fulfillmentId, String orderId, CarrierStatus status, Instant at)
      implements ShopFact {}

  /**
   * A cart reached the checkout, or changed there.
   *
   * @param id the shop's number of the checkout, which the deletion names
   */
  record CheckoutChanged(
      String token,
      Optional<String> id,
      Optional<String> cartToken,
      ContactDetails contact,
      Optional<String> recoveryUrl,
      Optional<Money> total,
      List<LineItem> items,
      MarketingOptIns ticked,
      Instant updatedAt,
      CheckoutStatus status)
      implements ShopFact {

    /** The same, under another token. */
    public CheckoutChanged withToken(String other) {
      return new CheckoutChanged(
          other, id, cartToken, contact, recoveryUrl, total, items, ticked, updatedAt, status);
    }
  }

  /** The shop deleted a checkout; names no person. */
  record CheckoutDeleted(Optional<String> id, Optional<String> cartToken) implements ShopFact {}

  /**
   * A customer was created or changed.
   *
   * @param cleared the fields that the customer has no longer
   */
  record CustomerChanged(ContactDetails contact, Set<CustomerField> cleared, Instant updatedAt)
      implements ShopFact {
    public CustomerChanged {
      cleared = Set.copyOf(cleared);
    }
  }

  record CustomerDeleted(String customerId) implements ShopFact {}

  /**
   * A person's marketing consent on one channel changed in the shop.
   *
   * @param address the phone or email it applies to, when the shop reports it
   */
  record ConsentChanged(
      Optional<String> customerId,
      Channel channel,
      Optional<String> address,
      MarketingConsent state,
      Optional<Instant> at)
      implements ShopFact {}

  /** A person requested the data stored about them. */
  record DataRequested(String requestId, Person person, List<String> orderIds)
      implements ShopFact {}

  /** A person is to be forgotten. */
  record CustomerRedacted(Person person, List<String> orderIds) implements ShopFact {}

  /** A shop has left; everything from it is to be forgotten. */
  record ShopRedacted(String shopDomain) implements ShopFact {}

  /** Something that we do not follow; accepted and counted. */
  record UnknownTopic(String topic) implements ShopFact {}

  /** The person of a privacy request, and the shop. */
  record Person(
      String shopDomain,
      Optional<String> customerId,
      Optional<String> email,
      Optional<String> phone) {}
}
