package io.relance.application.shop;

import io.relance.application.contacts.Activities;
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
 */
record CartClosing(Reason reason, Optional<String> order, Instant at) {
  /** The reasons that close a cart. */
  enum Reason {
    /** An order was placed from it. */
    ORDER_PLACED,
    /** The shop reports it as completed. */
    COMPLETED
  }

  static CartClosing orderPlaced(String order, Instant at) {
    return new CartClosing(Reason.ORDER_PLACED, Optional.of(order), at);
  }

  static CartClosing completed(Instant at) {
    return new CartClosing(Reason.COMPLETED, Optional.empty(), at);
  }

  static CartClosing of(Item item) {
    return new CartClosing(
        item.text("reason")
            .flatMap(word -> Optional.ofNullable(Choices.of(Reason.class).get(word)))
            .orElse(Reason.COMPLETED),
        item.text("order"),
        Instant.parse(item.text("at").orElseThrow()));
  }

  /** The write that ends all abandonment of a cart, for good. */
  Write write(ItemKey key) {
    return Write.put(item(key));
  }

  /**
   * The writes that close a checkout, and show it once on the timeline of its contact; they are
   * refused when it was closed since.
   */
  List<Write> writes(ItemStore store, String token) {
    var closed = ShopKeys.closed(token);
    var found = store.getAll(List.of(closed, ShopKeys.checkout(token)));
    if (found.containsKey(closed)) {
      return List.of(write(closed));
    }
    var writes = new ArrayList<Write>();
    writes.add(new Write.Put(item(closed), Precondition.absent()));
    Optional.ofNullable(found.get(ShopKeys.checkout(token)))
        .flatMap(Checkout::read)
        .flatMap(Checkout::contact)
        .ifPresent(contact -> writes.add(activity(contact)));
    return writes;
  }

  private Write activity(ContactId contact) {
    var details = new HashMap<String, String>();
    details.put("reason", Choices.name(reason));
    order.ifPresent(id -> details.put("order", id));
    return Activities.write(contact, at, "cart-closed", details);
  }

  private Item item(ItemKey key) {
    return ItemBuilder.at(key)
        .instant("at", at)
        .text("reason", Choices.name(reason))
        .text("order", order)
        .build();
  }
}
