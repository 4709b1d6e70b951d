package io.relance.application.shop;

import io.relance.application.contacts.model.Activities;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Why a checkout or a cart can no longer be abandoned.
 *
 * @param order the order that was placed
 * @param through the last change of the cart that it closes, so that a later change opens the cart
 *     again; absent when it closes the cart for good
 */
record CartClosing(Reason reason, Optional<String> order, Instant at, Optional<Instant> through) {
  /** The reasons that close a cart. */
  enum Reason {
    /** Its buyer placed an order, from this cart or another one. */
    ORDER_PLACED,
    /** The shop reports it as completed. */
    COMPLETED,
    /** Its last line was removed. */
    EMPTIED,
    /** The shop deleted it. */
    DELETED,
    /** The shop closed it. */
    CLOSED,
    /** Its buyer has a newer open cart, and is reminded of that one. */
    NEWER_CART,
    /** Its last change was long ago when the shop reported it. */
    TOO_OLD
  }

  /** An order that was placed from the cart. */
  static CartClosing orderPlaced(String order, Instant at) {
    return new CartClosing(Reason.ORDER_PLACED, Optional.of(order), at, Optional.empty());
  }

  /** An order that closes all carts whose last change came before it. */
  static CartClosing orderPlaced(Order order, Instant at) {
    return new CartClosing(
        Reason.ORDER_PLACED, Optional.of(order.id()), at, Optional.of(order.placedAt()));
  }

  static CartClosing completed(Instant at) {
    return new CartClosing(Reason.COMPLETED, Optional.empty(), at, Optional.empty());
  }

  static CartClosing deleted(Instant at) {
    return new CartClosing(Reason.DELETED, Optional.empty(), at, Optional.empty());
  }

  /** The closing of a cart up to an instant, for a reason that a later change removes. */
  static CartClosing through(Instant last, Reason reason, Instant at) {
    return new CartClosing(reason, Optional.empty(), at, Optional.of(last));
  }

  static CartClosing of(Item item) {
    return new CartClosing(
        item.text("reason")
            .flatMap(word -> Optional.ofNullable(Choices.of(Reason.class).get(word)))
            .orElse(Reason.COMPLETED),
        item.text("order"),
        item.instant("at").orElseThrow(),
        item.text("through").map(Instant::parse));
  }

  /** Whether it closes a cart with this last change. */
  boolean covers(Instant change) {
    return through.map(last -> !change.isAfter(last)).orElse(true);
  }

  /** Whether it closes all that the other closes. */
  boolean covers(CartClosing other) {
    return through.isEmpty() || other.through.map(this::covers).orElse(false);
  }

  boolean isForGood() {
    return through.isEmpty();
  }

  /** The write that closes a cart whatever closed it before. */
  Write write(ItemKey key) {
    return Write.put(item(key));
  }

  /** The precondition that a closing is the one that was read. */
  Precondition unchanged() {
    return Precondition.equal("at", Instants.text(at));
  }

  /**
   * The writes that close a checkout, and show it once on the timeline of its contact; they are
   * refused when it was closed since. None when nothing changes.
   */
  List<Write> writes(ItemStore store, String token) {
    var closed = ShopKeys.closed(token);
    var found = store.getAll(List.of(closed, ShopKeys.checkout(token)));
    var contact =
        Optional.ofNullable(found.get(ShopKeys.checkout(token)))
            .flatMap(Checkout::read)
            .flatMap(Checkout::contact);
    return writes(closed, Optional.ofNullable(found.get(closed)), contact);
  }

  /** As {@link #writes(ItemStore, String)}, for a checkout that is about to be stored. */
  List<Write> writes(ItemStore store, Checkout checkout) {
    var closed = ShopKeys.closed(checkout.token());
    return writes(closed, store.get(closed), checkout.contact());
  }

  private List<Write> writes(ItemKey closed, Optional<Item> stored, Optional<ContactId> contact) {
    var before = stored.map(CartClosing::of);
    if (before.filter(earlier -> earlier.covers(this)).isPresent()) {
      return isForGood() ? List.of(write(closed)) : List.of();
    }
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Put(
            item(closed), before.map(CartClosing::unchanged).orElseGet(Precondition::absent)));
    contact.ifPresent(whose -> writes.add(activity(whose)));
    return writes;
  }

  private Write activity(ContactId contact) {
    var details = new HashMap<String, String>();
    details.put("reason", Choices.name(reason));
    order.ifPresent(id -> details.put("order", id));
    return Activities.write(contact, at, "cart-closed", details);
  }

  Item item(ItemKey key) {
    return ItemBuilder.at(key)
        .instant("at", at)
        .text("reason", Choices.name(reason))
        .text("order", order)
        .text("through", through.map(Instant::toString))
        .build();
  }
}
