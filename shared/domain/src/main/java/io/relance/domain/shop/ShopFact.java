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
      MarketingOptIns ticked,
      Instant at,
      boolean viaPaid,
      OrderState state,
      boolean inPerson)
      implements ShopFact {}

  record OrderCancelled(String orderId, Optional<String> reason, Instant at) implements ShopFact {}

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
      implements ShopFact {}

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
      implements ShopFact {}

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
