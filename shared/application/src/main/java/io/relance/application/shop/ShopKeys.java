package io.relance.application.shop;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemKey;

/** The keys of orders, parcels, checkouts and timers. */
final class ShopKeys {
  /** The prefix of facts that arrived before their order, in order of time. */
  static final String WAITING = "waiting#";

  /** The prefix of the timers of a checkout. */
  static final String TIMER = "timer#";

  private ShopKeys() {}

  static String orderPartition(String order) {
    return "order#" + ContactEventKeys.bounded(order);
  }

  static ItemKey order(String order) {
    return new ItemKey(Tables.OCCURRENCES, orderPartition(order), "order");
  }

  /** There once the shop reported the order as cancelled. */
  static ItemKey cancelledOrder(String order) {
    return new ItemKey(Tables.OCCURRENCES, orderPartition(order), "cancelled");
  }

  /** There once the shop reported a refund of the order. */
  static ItemKey refunded(String order) {
    return new ItemKey(Tables.OCCURRENCES, orderPartition(order), "refunded");
  }

  /** There once this refund was shown. */
  static ItemKey refund(String order, String refund) {
    return new ItemKey(
        Tables.OCCURRENCES, orderPartition(order), "refund#" + ContactEventKeys.bounded(refund));
  }

  static ItemKey waiting(String order, String fact) {
    return new ItemKey(
        Tables.OCCURRENCES, orderPartition(order), WAITING + ContactEventKeys.bounded(fact));
  }

  /** The facts that wait for an order and have an address in them. */
  static String waitingForPartition(String addressHash) {
    return "waiting-for#" + addressHash;
  }

  static ItemKey waitingFor(String addressHash, ItemKey waiting) {
    return new ItemKey(
        Tables.OCCURRENCES,
        waitingForPartition(addressHash),
        Ids.hash(waiting.partition(), waiting.sort()));
  }

  static ItemKey parcel(String order, String fulfillment) {
    return new ItemKey(
        Tables.OCCURRENCES,
        orderPartition(order),
        "parcel#" + ContactEventKeys.bounded(fulfillment));
  }

  static String checkoutPartition(String token) {
    return "checkout#" + ContactEventKeys.bounded(token);
  }

  static ItemKey checkout(String token) {
    return new ItemKey(Tables.OCCURRENCES, checkoutPartition(token), "checkout");
  }

  static ItemKey timer(String token, AutomationId automation) {
    return new ItemKey(Tables.OCCURRENCES, checkoutPartition(token), TIMER + automation);
  }

  /** There when the checkout can no longer be abandoned. */
  static ItemKey closed(String token) {
    return new ItemKey(Tables.OCCURRENCES, checkoutPartition(token), "closed");
  }

  /** The token under which the checkout of this number of the shop is stored. */
  static ItemKey checkoutToken(String id) {
    return new ItemKey(Tables.OCCURRENCES, "checkout-id#" + ContactEventKeys.bounded(id), "token");
  }

  /** There when the checkout of this number of the shop was deleted. */
  static ItemKey closedCheckoutId(String id) {
    return new ItemKey(Tables.OCCURRENCES, "checkout-id#" + ContactEventKeys.bounded(id), "closed");
  }

  /** The newest order of a contact, which closes all older carts of the contact. */
  static ItemKey newestOrder(ContactId contact) {
    return ContactKeys.inContact(contact, "newest-order");
  }

  /** There when no checkout of this cart can be abandoned any more. */
  static ItemKey closedCart(String cartToken) {
    return new ItemKey(Tables.OCCURRENCES, "cart#" + ContactEventKeys.bounded(cartToken), "closed");
  }
}
